/** How pages are fetched, and how many. */
export interface PageOptions {
  /** Elements a page, where the operation lets one choose. */
  readonly pageSize?: number;
  /** Stops after so many elements, within a page if need be. */
  readonly limit?: number;
  /** The `resumeToken` of an earlier listing: goes on at the very next element. */
  readonly from?: string | undefined;
  /** False to fetch a page only when the one before it is used up; true fetches one ahead. */
  readonly ahead?: boolean;
  /** Stops fetching at once. */
  readonly signal?: AbortSignal;
}

/** How elements are fetched; `of` chooses among several lists of a page. */
export interface ItemOptions<List extends string = string> extends PageOptions {
  /** Which list of a page to go through: `DeleteMarkers` of ListObjectVersions. */
  readonly of?: List;
}
