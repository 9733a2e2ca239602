import { useEffect, useRef } from 'react'
import { useT } from '../../hooks.ts'
import { fillShadow, shadowCss, sheetOf } from './shadow-css.ts'

/** A web page as it will look in a browser. @param html a whole page with its styles inside */
export function WebPreview({ html }: { readonly html: string }) {
  const t = useT()
  const host = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!host.current) return
    const page = new DOMParser().parseFromString(html, 'text/html')
    const css = [...page.querySelectorAll('style')].map((style) => style.textContent).join('\n')
    fillShadow(host.current, page.documentElement.lang, page.body.innerHTML, [
      sheetOf(shadowCss(css)),
    ])
  }, [html])

  return (
    <figure className="web-page" role="img" aria-label={t('export.previewPart')}>
      <div ref={host} inert />
    </figure>
  )
}
