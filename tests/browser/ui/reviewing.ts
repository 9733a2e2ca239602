import { createDocument } from '../../../src/core/document/create.ts'
import { fromText, plainText } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { layoutDocument } from '../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../../src/core/layout/options.ts'
import { reviewOf } from '../../../src/formats/docx/review.ts'
import { writeDocx } from '../../../src/formats/docx/write.ts'
import type { AppContext } from '../../../src/renderer/ui/app.ts'
import { type RunEdit, reviewedDocx } from '../../fixtures/build/reviewed-docx.ts'
import { eventually, fileOf, openWindow } from './window.tsx'

export const REVIEW: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement: 'review' }

export const PAIRS = [
  ['船在霧裡走了一夜。', 'The boat sailed all night in fog.'],
  ['燈塔的光一直亮着。', 'The light of the lighthouse kept on shining.'],
  ['天亮時我們看見了岸。', 'At dawn we saw the shore.'],
  ['沒有人說話。', 'Nobody spoke.'],
] as const

export const novel = (): BilingualDocument =>
  createDocument({
    sourceLanguage: 'zh-Hant',
    metadata: { title: '夜航', targetTitle: 'Night Passage' },
    provenance: { name: 'night.txt', format: 'text', encoding: 'utf-8' },
    rows: PAIRS.map(([source, target]) => ({ kind: 'paragraph' as const, source, target })),
  })

/** The review table of a document, as a reviewer sends it back. */
export async function reviewed(
  document: BilingualDocument,
  changes: readonly (readonly [from: string, to: string])[],
  comments: readonly RunEdit[] = [],
  round = 1,
) {
  const sent = await writeDocx(
    layoutDocument(document, REVIEW),
    REVIEW,
    {},
    reviewOf(document, round),
  )
  const edits = changes.map(([text, becomes]): RunEdit => ({ text, becomes }))
  return fileOf('reviewed.docx', reviewedDocx(sent, [...edits, ...comments]))
}

export const CHANGES = [
  ['The boat sailed all night in fog.', 'All night the boat sailed through fog.'],
  ['At dawn we saw the shore.', 'At daybreak we saw the shore.'],
] as const

/** A window with the novel open, which has been sent to a reviewer. */
export async function opened() {
  const window = await openWindow()
  const { app, storage } = window
  const project = await storage.addProject([novel()])
  const id = project.documents[0]!
  const document = await storage.loadDocument(id)
  await storage.versions.add(document, { kind: 'sent', round: 1 })
  await app.openDocument(id)
  await eventually(() => app.editor).not.toBeNull()
  return { ...window, document }
}

export const targets = (app: AppContext): string[] =>
  app.editor!.document().rows.map(({ target }) => plainText(target))

/** The translator goes on with a row meanwhile. */
export function write(app: AppContext, index: number, text: string): void {
  const { rows } = app.editor!.document()
  const row = rows[index]!
  app.editor!.review.apply(index, [row], [{ ...row, target: fromText(text) }])
}
