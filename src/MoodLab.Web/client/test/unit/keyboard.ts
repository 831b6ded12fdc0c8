import type { Key } from "../../src/melodies/keys";

/** A key that was pressed by itself, but for what is said. */
export const key = (name: string, changes: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
  ...changes,
});
