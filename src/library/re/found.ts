/** `match`: begins at the start; `fullmatch`: and reaches the end; `search`: begins anywhere. */
export type Mode = "match" | "fullmatch" | "search";

/** Where a match and its groups stand, in code points: begin and end of the match, then of each group, -1 where one took no part. */
export interface Found {
  readonly spans: readonly number[];
  /** Number of the group closed last, 0 when none was. */
  readonly lastIndex: number;
}
