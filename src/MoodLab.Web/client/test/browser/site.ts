import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

const client = process.env["MOODLAB_CLIENT"] ?? "";
const folders: Record<string, string> = {
  lib: process.env["MOODLAB_LIB"] ?? "",
  audio: join(client, "../../../wwwroot/audio"),
  pages: join(client, "test/browser/pages"),
  root: join(client, "../../../wwwroot"),
};
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".sf3": "application/octet-stream",
};

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/** Serves the bundle, the sounds and the harness page, and opens them in a browser. */
export class Site {
  private readonly _server = createServer((request, response) => {
    const [, folder = "", file = ""] = /^\/(\w+)\/([\w.-]+)$/.exec(normalize(request.url ?? "").split("?")[0]!) ?? [];
    readFile(join(folders[folder] ?? "/nowhere", file)).then(
      content => {
        response.writeHead(200, {
          "Content-Type": types[extname(file)] ?? "text/plain",
          "Content-Length": content.length,
        });
        response.end(content);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  private _browser: Browser | null = null;
  private _context: BrowserContext | null = null;

  async start(): Promise<void> {
    await new Promise<void>(done => this._server.listen(0, "127.0.0.1", done));
    this._browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  }

  /** Opens a harness anew, in place of the page before; its errors end the test. */
  async open(
    options: BrowserContextOptions & { blockSounds?: boolean; before?: (page: Page) => Promise<void> } = {},
    name: "harness" | "cards" | "listen" | "charts" = "harness",
    query = "",
  ): Promise<Page> {
    await this._context?.close();
    this._context = await this._browser!.newContext(options);
    const page = await this._context.newPage();
    page.on("pageerror", error => {
      throw error;
    });
    if (options.blockSounds === true) {
      await page.route("**/*.sf3", route => route.fulfill({ status: 404 }));
    }

    await options.before?.(page);
    const { port } = this._server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/pages/${name}.html${query}`);
    await page.waitForFunction(global => global in window, name);
    return page;
  }

  async stop(): Promise<void> {
    await this._browser?.close();
    this._server.close();
  }
}
