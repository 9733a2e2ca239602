/** Compresses a text given in pieces. The engine takes small ones, so the window stays responsive. */
export async function gzip(pieces: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([...pieces]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * The lines of a compressed text, one after the other, so that not all of it is ever in memory.
 * @param limits the longest line and the longest text to take, in UTF-16 units
 * @throws RangeError beyond the limits
 * @throws TypeError where the bytes are not gzip, are damaged or end too early
 */
export async function* gunzipLines(
  bytes: Uint8Array<ArrayBuffer>,
  limits: { readonly line: number; readonly total: number },
): AsyncGenerator<string> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let rest = ''
  let total = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const lines = value.split('\n')
      lines[0] = rest + lines[0]
      rest = lines.pop()!
      total += value.length
      if (rest.length > limits.line || total > limits.total) throw new RangeError('Too long.')
      yield* lines
    }
    if (rest) yield rest
  } finally {
    await reader.cancel().catch(() => {})
  }
}
