/**
 * A style sheet of a whole page, made to hold inside a shadow root: there is no root element and
 * no body there, so the host and two elements of these classes stand in for them.
 */
export const shadowCss = (css: string): string =>
  css.replace(
    /(^|[\s,}])(:root|html|body)(?=[\s,{])/g,
    (_match, before: string, selector: string) => before + STAND_INS[selector],
  )

const STAND_INS: Readonly<Record<string, string>> = {
  ':root': ':host',
  html: '.html',
  body: '.body',
}

/** Nothing of this belongs into a preview, wherever its markup came from. */
const FOREIGN = 'script, style, link, meta, base, iframe, frame, object, embed, form, template'

/**
 * Fills a shadow root with a page.
 * @param lang BCP 47 tag of the page
 * @param body markup that stands inside the page's `body`
 * @param sheets style sheets that hold in it
 * @returns the element that stands in for `body`
 */
export function fillShadow(
  host: HTMLElement,
  lang: string,
  body: string,
  sheets: readonly CSSStyleSheet[],
): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const parsed = new DOMParser().parseFromString(body, 'text/html').body
  for (const element of parsed.querySelectorAll(FOREIGN)) element.remove()
  const html = document.createElement('div')
  html.className = 'html'
  html.lang = lang
  const stand = document.createElement('div')
  stand.className = 'body'
  stand.append(...document.adoptNode(parsed).childNodes)
  html.append(stand)
  root.adoptedStyleSheets = [...sheets]
  root.replaceChildren(html)
  return stand
}

/** A constructed style sheet. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}
