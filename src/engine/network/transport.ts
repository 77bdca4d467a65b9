/** One call that a hook wants to make over the network. */
export interface NetworkRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

export interface NetworkResponse {
  readonly status: number;
  /** `OK`, `Not Found`, …; may be left out. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent to the hook as UTF-8. */
  readonly body: string | Uint8Array;
}

/** Carries calls out, at once: hooks run synchronously. What it throws becomes Python's `ConnectionError`. */
export type Transport = (request: NetworkRequest) => NetworkResponse;
