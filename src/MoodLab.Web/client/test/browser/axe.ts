import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page, or with a part of it. */
export async function violations(page: Page, part = "html"): Promise<string[]> {
  // Run by the browser itself, since a page's policy may forbid a script tag.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8"));
  return page.evaluate(async root => {
    type Axe = { run(root: string): Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(root)).violations.map(found => `${found.id} ${JSON.stringify(found.nodes)}`);
  }, part);
}
