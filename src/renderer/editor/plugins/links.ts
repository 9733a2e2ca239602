import { Plugin } from 'prosemirror-state'

const MAC = /Mac/.test(navigator.platform)

/** A click with Ctrl, on macOS with Command, follows a link: a click alone puts the caret there. */
export const links = (onOpenLink: (href: string) => void): Plugin =>
  new Plugin({
    props: {
      handleClick(_view, _pos, event) {
        if (!(MAC ? event.metaKey : event.ctrlKey)) return false
        const link = event.target instanceof Element ? event.target.closest('a[href]') : null
        if (!link) return false
        onOpenLink(link.getAttribute('href')!)
        return true
      },
    },
  })
