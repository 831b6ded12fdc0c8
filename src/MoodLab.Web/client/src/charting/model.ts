// What a page may show, as MoodLab.Web/Charts writes it. Numbers are in the unit that they are shown in.

/** What a row, a column or a series is called; a mood adds its shape and its colour. */
export interface Label {
  readonly text: string;
  readonly mood?: string | null;
}

export interface Axis {
  readonly title: string;
  /** The ends of the scale, or null to fit the values. */
  readonly from?: number | null;
  readonly to?: number | null;
  /** Stands behind each value. */
  readonly unit: string;
  /** The most digits after the point. */
  readonly digits: number;
}

/** A line across the chart that values are compared with. */
export interface Reference {
  readonly label: string;
  readonly value: number;
}

/** Estimates with their intervals, from top to bottom. */
export interface IntervalsModel {
  readonly kind: "intervals";
  readonly rows: readonly {
    readonly label: Label;
    readonly estimate: number | null;
    readonly low?: number | null;
    readonly high?: number | null;
  }[];
  readonly axis: Axis;
  readonly lines: readonly Reference[];
}

/** How often each row was taken for which column. */
export interface ConfusionModel {
  readonly kind: "confusion";
  readonly labels: readonly Label[];
  readonly counts: readonly (readonly number[])[];
  readonly rowTitle: string;
  readonly columnTitle: string;
}

export interface Point {
  readonly x: number;
  readonly y: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** Lines from left to right. */
export interface LineModel {
  readonly kind: "line";
  readonly series: readonly { readonly label: Label; readonly points: readonly Point[] }[];
  readonly across: Axis;
  readonly up: Axis;
  readonly lines: readonly Reference[];
}

/** Counts behind each other in lying bars, from top to bottom. */
export interface BarsModel {
  readonly kind: "bars";
  readonly rows: readonly Label[];
  readonly series: readonly { readonly label: Label; readonly values: readonly number[] }[];
  readonly axis: Axis;
}

/** Lying box plots, from top to bottom. */
export interface BoxesModel {
  readonly kind: "boxes";
  readonly rows: readonly {
    readonly label: Label;
    /** How many values there are. */
    readonly count: number;
    /** The ends of the whiskers: the outermost values that are no outliers. */
    readonly low: number;
    readonly high: number;
    readonly lowerQuartile: number;
    readonly median: number;
    readonly upperQuartile: number;
    readonly outliers: readonly number[];
  }[];
  readonly axis: Axis;
}

/** Upright bars over stretches of a scale, from left to right. */
export interface HistogramModel {
  readonly kind: "histogram";
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly value: number;
    /** What the stretch is called. */
    readonly text: string;
  }[];
  readonly across: Axis;
  readonly up: Axis;
}

export type Model = IntervalsModel | ConfusionModel | LineModel | BarsModel | BoxesModel | HistogramModel;
