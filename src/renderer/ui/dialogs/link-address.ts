const ALLOWED = ['http:', 'https:', 'mailto:']

/**
 * The address a user means: `example.org` is a web address, `a@b.org` a mail address.
 * @returns a web or mail address, or null where the text is neither
 */
export function linkAddress(text: string): string | null {
  const given = text.trim()
  if (!given || /\s/.test(given)) return null
  const candidates = /^[^/:]+@[^/]+\.[^/]+$/.test(given)
    ? [`mailto:${given}`]
    : [given, ...(given.includes('.') ? [`https://${given}`] : [])]
  for (const candidate of candidates) {
    if (!URL.canParse(candidate)) continue
    const url = new URL(candidate)
    if (ALLOWED.includes(url.protocol)) return url.href
    // `example.org:8080` parses as a scheme of its own: only what has no such shape is refused.
    if (!/^[\w.-]+:\d/.test(given)) return null
  }
  return null
}
