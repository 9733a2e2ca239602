import { newId } from './ids.ts'
import { fromText } from './inline.ts'
import type {
  BilingualDocument,
  Link,
  Metadata,
  Note,
  Provenance,
  Row,
  RowKind,
  Segment,
  SourceLanguage,
  Status,
} from './model.ts'
import { firstKeys } from './order.ts'

export const SEGMENTED: Link = { origin: 'segmented', type: 'normal', confidence: null }

export const NO_UNITS: readonly string[] = []
export const NO_NOTES: readonly Note[] = []

export const NO_METADATA: Metadata = {
  title: '',
  targetTitle: '',
  author: '',
  translator: '',
  origin: '',
  date: '',
}

/** The fields of metadata, in the order in which they are shown. */
export const METADATA_FIELDS = Object.keys(NO_METADATA) as readonly (keyof Metadata)[]

/** What a reader knows of a row before it has an identity. */
export interface RowDraft {
  readonly kind: RowKind
  readonly level?: number
  readonly source: Segment | string
  readonly target?: Segment | string
  /** Units of the file that the row is made of: see `Row`. */
  readonly units?: readonly string[]
  readonly status?: Status
  readonly locked?: boolean
  readonly notes?: readonly Note[]
}

/** What is known of the file of a document when it is read. */
export type ProvenanceDraft = Pick<Provenance, 'name' | 'format'> & Partial<Provenance>

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
    status: draft.status ?? (target.length > 0 ? 'draft' : 'empty'),
    locked: draft.locked ?? false,
    bookmarked: false,
    link: SEGMENTED,
    division: null,
    units: draft.units ?? NO_UNITS,
    notes: draft.notes ?? NO_NOTES,
  }
}

/** A document of paragraph rows, as a reader hands it over. */
export function createDocument(from: {
  readonly rows: readonly RowDraft[]
  readonly sourceLanguage: SourceLanguage
  readonly provenance: ProvenanceDraft
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
    provenance: { encoding: '', original: '', part: '', ...from.provenance },
    parked: [],
    rows: from.rows.map((draft, i) => createRow(draft, keys[i]!)),
  }
}
