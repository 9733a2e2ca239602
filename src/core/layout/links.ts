const PRINTED = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address of a link as it may stand in an exported file, or null where it must not: a file
 * that others open has links to the web and to mail, never ones that run something.
 */
export function safeHref(href: string): string | null {
  const given = href.trim()
  return URL.canParse(given) && PRINTED.has(new URL(given).protocol) ? new URL(given).href : null
}
