import type { Status } from "./status";

/** Answers as long as the server does; it lies beside the bundle's folder. */
const HEALTH = new URL("../health", import.meta.url).href;

/** Milliseconds until an answer must be there, and between two tries. */
const TIMEOUT = 8000;
const RETRY = 2000;

/** Milliseconds after which a post that led nowhere may be made again; posting twice changes nothing. */
const RELEASE = 20_000;

/** Answers of a gateway that found no server behind it. */
const NO_SERVER = [502, 504];

const LOST = "Connection lost; your answers are safe. Trying again.";

/**
 * Lets a form be sent once, and only when the server can be reached: a browser that fails to post shows a page of its
 * own, and the answers are gone. So the server is asked first, over and over, and then the browser posts by itself.
 */
export function guardSending(form: HTMLFormElement, status: Status): void {
  let sending = false;
  let reached = false;
  let timer = 0;
  const release = (): void => {
    window.clearTimeout(timer);
    sending = false;
    show(form, false);
  };

  form.addEventListener("submit", event => {
    if (reached) {
      reached = false;
      // Not at once: a button that is disabled now would be missing from what is sent.
      setTimeout(() => show(form, true));
      timer = window.setTimeout(release, RELEASE);
      return;
    }

    event.preventDefault();
    if (!sending) {
      sending = true;
      void send(event.submitter);
    }
  });
  // The browser may bring the page back as it was left.
  addEventListener("pageshow", release);
  addEventListener("offline", () => status.warn(LOST));
  addEventListener("online", () => status.warn(""));

  async function send(submitter: HTMLElement | null): Promise<void> {
    while (!(await isReachable())) {
      status.warn(LOST);
      await pause();
    }

    status.warn("");
    reached = true;
    form.requestSubmit(submitter);
    // Where an answer became invalid meanwhile, the browser says so and nothing is sent.
    sending = !reached;
    reached = false;
  }
}

async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) {
    return false;
  }

  try {
    const options = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(TIMEOUT) } as const;
    return !NO_SERVER.includes((await fetch(HEALTH, options)).status);
  } catch {
    return false;
  }
}

/** Waits for a while, or until the line is back. */
function pause(): Promise<void> {
  return new Promise(done => {
    const timer = setTimeout(done, RETRY);
    addEventListener(
      "online",
      () => {
        clearTimeout(timer);
        done();
      },
      { once: true },
    );
  });
}

const BUTTONS = "button[type=submit], button:not([type]), input[type=submit]";

/** Buttons that were disabled by the page itself stay so. */
function show(form: HTMLFormElement, sent: boolean): void {
  for (const button of form.querySelectorAll<HTMLButtonElement | HTMLInputElement>(BUTTONS)) {
    if (sent && !button.disabled) {
      button.disabled = true;
      button.dataset["sent"] = "";
    } else if (!sent && "sent" in button.dataset) {
      button.disabled = false;
      delete button.dataset["sent"];
    }
  }
}
