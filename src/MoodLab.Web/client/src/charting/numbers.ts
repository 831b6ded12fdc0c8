import type { Axis } from "./model";

const MINUS = "\u2212";
const NARROW_SPACE = "\u202f";

/** A number of an axis with its unit. */
export function format(value: number, axis: Pick<Axis, "unit" | "digits">): string {
  const text = Math.abs(value).toLocaleString("en", { maximumFractionDigits: axis.digits, useGrouping: false });
  const sign = value < 0 && Number(text) !== 0 ? MINUS : "";
  return `${sign}${text}${axis.unit === "" ? "" : NARROW_SPACE + axis.unit}`;
}

/** A share of 0 to 1 in full percent. */
export function percent(share: number): string {
  return format(share * 100, { unit: "%", digits: 0 });
}
