import type { Note, Row, Segment } from './model.ts'

/** A remark and what was answered to it, the first answer first. */
export interface Thread {
  readonly first: Note
  readonly answers: readonly Note[]
}

/** Notes of a row as threads, in the order of the row. An answer to nothing stands for itself. */
export function threadsOf(notes: readonly Note[]): Thread[] {
  const threads = new Map<string, { first: Note; answers: Note[] }>()
  const first = new Set(notes.flatMap((note) => (note.answers === undefined ? [note.id] : [])))
  const isAnswer = ({ id, answers }: Note) =>
    answers !== undefined && answers !== id && first.has(answers)
  for (const note of notes) if (!isAnswer(note)) threads.set(note.id, { first: note, answers: [] })
  for (const note of notes) if (isAnswer(note)) threads.get(note.answers!)!.answers.push(note)
  return [...threads.values()]
}

/** Ids of the notes that a text has a place of. */
function anchorsIn(segment: Segment, into: Set<string> = new Set()): Set<string> {
  for (const { comments } of segment) if (comments) for (const id of comments) into.add(id)
  return into
}

/**
 * Rows that were made of one another, with each thread in the row where its text is now. A thread
 * stays where it is while its row still has some of its text, or where it never was on a text; what
 * of the text has come into another row keeps the place, and is found again when they are joined.
 */
export function withNotesAtHome(rows: readonly Row[]): readonly Row[] {
  if (rows.length < 2 || rows.every(({ notes }) => notes.length === 0)) return rows
  const places = new Map<string, number[]>()
  rows.forEach(({ source, target }, i) => {
    for (const id of anchorsIn(target, anchorsIn(source))) {
      const known = places.get(id)
      if (known) known.push(i)
      else places.set(id, [i])
    }
  })
  const notes: Note[][] = rows.map(() => [])
  rows.forEach((row, i) => {
    for (const { first, answers } of threadsOf(row.notes)) {
      const thread = [first, ...answers]
      const homes = thread.flatMap(({ id }) => places.get(id) ?? [])
      const home = homes.length === 0 || homes.includes(i) ? i : Math.min(...homes)
      notes[home]!.push(...thread)
    }
  })
  return rows.map((row, i) => (isSame(row.notes, notes[i]!) ? row : { ...row, notes: notes[i]! }))
}

const isSame = (a: readonly Note[], b: readonly Note[]): boolean =>
  a.length === b.length && a.every((note) => b.includes(note))
