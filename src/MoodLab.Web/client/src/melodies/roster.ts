import { cardOf, cardsOf, idOf } from "./card";
import { neighbour, nextUnrated } from "./grid";
import type { Direction } from "./keys";

/** The cards below an element as one stop of the tab key: exactly one of them has tabindex 0. */
export class Roster {
  private readonly _changes: MutationObserver;
  /** Rated by key, while the page has not yet shown it. */
  private readonly _answered = new Set<string>();

  /** @param changed Called when cards came, went or changed. */
  constructor(
    private readonly _root: HTMLElement,
    changed: () => void,
  ) {
    this._changes = new MutationObserver(() => {
      this.settle();
      changed();
    });
    this._changes.observe(_root, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-rated", "data-melody", "tabindex"],
    });
    _root.addEventListener("focusin", this.onFocus);
    this.settle();
  }

  /** The card that the tab key leads to, or null where there is none. */
  get current(): HTMLElement | null {
    return cardsOf(this._root).find(card => card.tabIndex === 0) ?? null;
  }

  find(id: string): HTMLElement | null {
    return cardsOf(this._root).find(card => idOf(card) === id) ?? null;
  }

  /** Moves the focus from a card. */
  move(from: HTMLElement, direction: Direction): void {
    const cards = cardsOf(this._root);
    const boxes = cards.map(card => card.getBoundingClientRect());
    cards[neighbour(boxes, cards.indexOf(from), direction)]?.focus();
  }

  /** Notes that a card has been rated by key, or that its rating was taken back. */
  answer(card: HTMLElement, rated: boolean): void {
    if (rated) {
      this._answered.add(idOf(card));
    } else {
      this._answered.delete(idOf(card));
    }
  }

  /** The card to rate after another, or null where all others are rated. */
  after(card: HTMLElement): HTMLElement | null {
    const cards = cardsOf(this._root);
    const rated = cards.map(each => "rated" in each.dataset || this._answered.has(idOf(each)));
    return cards[nextUnrated(rated, cards.indexOf(card))] ?? null;
  }

  dispose(): void {
    this._changes.disconnect();
    this._root.removeEventListener("focusin", this.onFocus);
  }

  private readonly onFocus = (event: FocusEvent): void => {
    const card = cardOf(event.target);
    if (card !== null) {
      this.select(card);
    }
  };

  private settle(): void {
    const cards = cardsOf(this._root);
    const shown = new Set(cards.filter(card => !("rated" in card.dataset)).map(idOf));
    this._answered.forEach(id => (shown.has(id) ? undefined : this._answered.delete(id)));
    const chosen = cards.find(card => card.tabIndex === 0) ?? cards[0];
    if (chosen !== undefined) {
      this.select(chosen);
    }
  }

  private select(chosen: HTMLElement): void {
    for (const card of cardsOf(this._root)) {
      const index = card === chosen ? 0 : -1;
      // Writing what is there already would still be a change to answer.
      if (card.tabIndex !== index) {
        card.tabIndex = index;
      }
    }
  }
}
