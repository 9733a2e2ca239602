import { newId } from './ids.ts'
import { fromText } from './inline.ts'
import type {
  BilingualDocument,
  Link,
  Metadata,
  Provenance,
  Row,
  RowKind,
  Segment,
  SourceLanguage,
} from './model.ts'
import { firstKeys } from './order.ts'

export const SEGMENTED: Link = { origin: 'segmented', type: 'normal', confidence: null }

export const NO_METADATA: Metadata = {
  title: '',
  targetTitle: '',
  author: '',
  translator: '',
  origin: '',
  date: '',
}

/** What a reader knows of a row before it has an identity. */
export interface RowDraft {
  readonly kind: RowKind
  readonly level?: number
  readonly source: Segment | string
  readonly target?: Segment | string
}

const asSegment = (content: Segment | string): Segment =>
  typeof content === 'string' ? fromText(content) : content

/** A row that stands as a paragraph of its own. */
export function createRow(draft: RowDraft, order: string, id = newId()): Row {
  const target = asSegment(draft.target ?? [])
  return {
    id,
    order,
    kind: draft.kind,
    level: draft.kind === 'heading' ? (draft.level ?? 1) : 0,
    paragraph: id,
    source: asSegment(draft.source),
    target,
    gap: { source: '', target: '' },
    status: target.length > 0 ? 'draft' : 'empty',
    locked: false,
    bookmarked: false,
    link: SEGMENTED,
    division: null,
  }
}

/** A document of paragraph rows, as a reader hands it over. */
export function createDocument(from: {
  readonly rows: readonly RowDraft[]
  readonly sourceLanguage: SourceLanguage
  readonly provenance: Provenance
  readonly metadata?: Partial<Metadata>
}): BilingualDocument {
  const keys = firstKeys(from.rows.length)
  return {
    id: newId(),
    projectId: '',
    sourceLanguage: from.sourceLanguage,
    targetLanguage: 'en',
    granularity: 'paragraph',
    metadata: { ...NO_METADATA, ...from.metadata },
    provenance: from.provenance,
    parked: [],
    rows: from.rows.map((draft, i) => createRow(draft, keys[i]!)),
  }
}
