import { isSafeHref } from '../../../core/document/href.ts'

/** A piece of text: its characters, one letter for each mark, and where it leads. */
export type Run = readonly [text: string, marks: string, href?: string]

const LETTERS: Readonly<Record<string, string>> = {
  B: 'b',
  STRONG: 'b',
  I: 'i',
  EM: 'i',
  U: 'u',
  SUP: 'p',
  SUB: 's',
}

const ELEMENTS = { b: 'strong', i: 'i', u: 'u', p: 'sup', s: 'sub' } as const

const isMark = (letter: string): letter is keyof typeof ELEMENTS => letter in ELEMENTS

const HAN = /\p{Script=Han}/u

/** Elements that browsers begin a line with. */
const LINES = new Set(['DIV', 'P', 'LI'])

/**
 * What a text holds, line breaks as line feeds: the same for the same text, however browsers have
 * cut it into elements.
 */
export function runsOf(element: Element): Run[] {
  const runs: Run[] = []
  const add = (text: string, marks: string, href: string): void => {
    const last = runs.at(-1)
    if (!text) return
    if (last && last[1] === marks && (last[2] ?? '') === href) {
      runs[runs.length - 1] = run(last[0] + text, marks, href)
    } else runs.push(run(text, marks, href))
  }
  const walk = (parent: Node, marks: string, href: string): void => {
    for (const child of parent.childNodes) {
      if (child instanceof Text) add(child.data, marks, href)
      else if (child instanceof Element) {
        if (child.tagName === 'BR') add('\n', '', '')
        else {
          if (LINES.has(child.tagName) && runs.length > 0) add('\n', '', '')
          const letter = LETTERS[child.tagName] ?? ''
          const target = child instanceof HTMLAnchorElement ? child.getAttribute('href') : null
          walk(child, together(marks, letter), target && isSafeHref(target) ? target : href)
        }
      }
    }
  }
  walk(element, '', '')
  return trimmed(runs)
}

const run = (text: string, marks: string, href: string): Run =>
  href ? [text, marks, href] : [text, marks]

const together = (marks: string, letter: string): string =>
  marks.includes(letter) ? marks : [...marks, letter].sort().join('')

/** Without the line break that browsers leave at the end. */
function trimmed(runs: readonly Run[]): Run[] {
  const [text, marks, href = ''] = runs.at(-1) ?? ['', '']
  if (!text.endsWith('\n')) return [...runs]
  const rest = text.replace(/\n+$/, '')
  return trimmed([...runs.slice(0, -1), ...(rest ? [run(rest, marks, href)] : [])])
}

export const textOf = (runs: readonly Run[]): string => runs.map(([text]) => text).join('')

/** Puts runs into an element in place of what is in it. */
export function fill(element: Element, runs: readonly Run[]): void {
  element.replaceChildren(...runs.flatMap(nodesOf))
}

function nodesOf([text, marks, href]: Run): Node[] {
  return text.split('\n').flatMap((line, i): Node[] => {
    const nodes: Node[] = i > 0 ? [document.createElement('br')] : []
    if (!line) return nodes
    let node: Node = document.createTextNode(line)
    for (const letter of [...marks].filter(isMark).reverse()) {
      // Emphasis in Chinese is dots, other italics slant.
      node = around(letter === 'i' && HAN.test(line) ? 'em' : ELEMENTS[letter], node)
    }
    if (href && isSafeHref(href)) {
      const link = around('a', node)
      link.setAttribute('href', href)
      node = link
    }
    return [...nodes, node]
  })
}

function around(name: string, node: Node): HTMLElement {
  const element = document.createElement(name)
  element.append(node)
  return element
}

/** Runs that were stored, or null for anything else. */
export function parseRuns(value: unknown): Run[] | null {
  if (!Array.isArray(value)) return null
  const runs: Run[] = []
  for (const each of value) {
    if (!Array.isArray(each)) return null
    const [text, marks = '', href = ''] = each as unknown[]
    if (typeof text !== 'string' || typeof marks !== 'string' || typeof href !== 'string')
      return null
    runs.push(run(text, [...marks].filter(isMark).join(''), href))
  }
  return runs
}
