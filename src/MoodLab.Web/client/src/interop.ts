/** The .NET object that a page hands over, as far as these modules use it. */
export interface DotNetObject {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

/** Bytes as they arrive from .NET: a `byte[]`, or a `DotNetStreamReference`. */
export type ByteSource = Uint8Array | ArrayBuffer | { arrayBuffer(): Promise<ArrayBuffer> };

/** Reads what .NET sent into an array of its own. */
export async function readBytes(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof Uint8Array) {
    return source.slice() as Uint8Array<ArrayBuffer>;
  }

  return new Uint8Array(source instanceof ArrayBuffer ? source.slice(0) : await source.arrayBuffer());
}

/**
 * Tells the page something. A page that has gone (left, or its circuit lost) is no error here: the sound goes on, and
 * the page asks again when it is back.
 */
export function tell(page: DotNetObject | null, method: string, ...args: unknown[]): void {
  page?.invokeMethodAsync(method, ...args).catch(() => undefined);
}
