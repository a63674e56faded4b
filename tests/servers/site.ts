/** One request as a site sees it: parsed, but with every header line kept. */
export interface SiteRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly secure: boolean;
  readonly body: string;
  /** Values of every line of that name (lower case), in the order they came. */
  headerValues(name: string): readonly string[];
}

export interface FullAnswer {
  readonly status: number;
  /** Several values are several lines. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** `hang` never answers, `refuse` cuts the connection without a byte. */
export type Answer = FullAnswer | 'hang' | 'refuse';

/** What one host does with one request. */
export type Site = (request: SiteRequest) => Answer;

/** The same, taking its time. */
export type LateSite = (request: SiteRequest) => Promise<Answer>;
