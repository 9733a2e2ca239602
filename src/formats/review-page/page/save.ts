import { ATTRIBUTES, META, PARTS } from '../markup.ts'
import { askName } from './dialogs.ts'
import { make } from './dom.ts'
import { undress } from './dress.ts'
import { tell } from './notice.ts'
import { table, textIn } from './row.ts'
import { fill, runsOf } from './runs.ts'
import { metaOf, now, reviewerName, words } from './session.ts'
import { lookAtTyped, savedAs, signChanges, workSoFar } from './work.ts'

/** The dialog that some browsers have to write a file where the user wants it. */
interface FilePicker {
  showSaveFilePicker?: (options: {
    readonly suggestedName: string
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[]
  }) => Promise<FileHandle>
}

interface FileHandle {
  readonly name: string
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>
}

/** The file that was written, to be written again without asking. */
let handle: FileHandle | null = null

/**
 * The page as a file to send back: what it was sent as, with the work in it. Nothing that the browser
 * or an extension of it has put into the page goes along.
 */
function pageText(saved: string): string {
  const copy = table().cloneNode(true) as HTMLElement
  undress(copy)
  for (const row of copy.querySelectorAll(`tr[${ATTRIBUTES.edited}]`)) {
    const text = textIn(row, 'target')
    fill(text, runsOf(text))
  }
  for (const [name, word] of [
    ['state', 'Status'],
    ['comment', 'Comments'],
  ] as const) {
    const head = copy.querySelector(`thead .${name}`)
    if (head) head.textContent = word
    head?.setAttribute('lang', 'en')
  }
  const own = [META.reviewer, META.saved] as readonly string[]
  const metas = [...document.head.querySelectorAll('meta')].filter(
    ({ name }) => !own.includes(name),
  )
  const head = [
    ...metas,
    make('meta', { name: META.reviewer, content: reviewerName() || metaOf(META.reviewer) }),
    make('meta', { name: META.saved, content: saved }),
    document.head.querySelector('title') ?? make('title'),
    document.getElementById(PARTS.style)!,
  ]
  const html = (element: Element): string => element.outerHTML
  const about = document.getElementById(PARTS.about)
  return `<!DOCTYPE html>
<html lang="${document.documentElement.lang.replace(/[^\w-]/g, '')}">
<head>
${head.map(html).join('\n')}
</head>
<body>
${about ? html(about) : ''}
${html(copy)}
${html(document.getElementById(PARTS.program)!)}
</body>
</html>
`
}

/** `article.html` and `article-reviewed (2).html` become `article-reviewed.html`. */
export function reviewedName(path: string, title: string): string {
  let name = path.split('/').at(-1) ?? ''
  try {
    name = decodeURIComponent(name)
  } catch {
    // A path that nobody has encoded.
  }
  const stem = name.replace(/\.x?html?$/i, '').replace(/(?:-reviewed)?(?:\s*\(\d+\))?$/, '')
  return `${stem || title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim() || 'review'}-reviewed.html`
}

/** Saves a file to send back. */
export async function save(): Promise<void> {
  lookAtTyped()
  const hasChanges = document.querySelector(`tr[${ATTRIBUTES.edited}]`) !== null
  if (!reviewerName() && hasChanges && !(await askName())) return
  signChanges()
  const name = reviewedName(location.pathname, document.title)
  const at = now()
  const has = workSoFar()
  const text = pageText(at)
  try {
    const written = (await writeWhereWanted(name, text)) ?? download(name, text)
    savedAs(at, has)
    tell(words().saved(written))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return
    tell(words().notSaved(error instanceof Error ? error.message : String(error)), undefined, true)
  }
}

/** @returns the name of the file, or null where the browser cannot write one */
async function writeWhereWanted(name: string, text: string): Promise<string | null> {
  const { showSaveFilePicker } = window as FilePicker
  if (!showSaveFilePicker) return null
  try {
    handle ??= await showSaveFilePicker.call(window, {
      suggestedName: name,
      types: [{ accept: { 'text/html': ['.html'] } }],
    })
  } catch (error) {
    // Of a page inside of another one, or where it is forbidden.
    if (error instanceof DOMException && error.name === 'SecurityError') return null
    throw error
  }
  const file = await handle.createWritable()
  await file.write(text)
  await file.close()
  return handle.name
}

function download(name: string, text: string): string {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/html' }))
  const link = make('a', { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return name
}
