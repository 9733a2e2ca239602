import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import {
  concat,
  fromText,
  isBlank,
  orderMarks,
  textOf,
} from '../../../../src/core/document/inline.ts'
import type {
  BilingualDocument,
  Mark,
  Note,
  Row,
  Segment,
  Status,
} from '../../../../src/core/document/model.ts'
import { STATUSES } from '../../../../src/core/document/status.ts'
import { read } from '../../../../src/formats/read.ts'
import { writeXliff } from '../../../../src/formats/xliff/write.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { longDocument, sampleArticle, sentences } from '../../layout/sample.ts'
import {
  descendants,
  type Element,
  element,
  elements,
  markOf,
  parseXml,
  shownCode,
  survivor,
  textIn,
} from '../tmx/tree.ts'

const unitsOf = (xliff: Element): Element[] => elements(element(xliff, 'file'), 'unit')

const parsed = (document: BilingualDocument): Element => {
  const xliff = parseXml(writeXliff(document))
  checkRules(xliff)
  return xliff
}

/** What may stand in an element, in this order, as the schema of the core has it. */
const CONTENT: Readonly<Record<string, RegExp>> = {
  xliff: /^(file )+$/,
  file: /^(notes )?(unit )+$/,
  notes: /^(note )+$/,
  note: /^$/,
  unit: /^mda:metadata (notes )?(originalData )?((segment|ignorable) )*segment ((segment|ignorable) )*$|^segment $/,
  'mda:metadata': /^(mda:metaGroup )+$/,
  'mda:metaGroup': /^(mda:meta )+$/,
  'mda:meta': /^$/,
  originalData: /^(data )+$/,
  data: /^$/,
  segment: /^source (target )?$/,
  ignorable: /^source (target )?$/,
  source: /^((pc|ph) )*$/,
  target: /^((pc|ph) )*$/,
  pc: /^((pc|ph) )*$/,
  ph: /^$/,
}

/** Elements whose own characters are text; between all others there is only white space. */
const MIXED = new Set(['source', 'target', 'pc', 'data', 'note', 'mda:meta'])

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  xliff: ['xmlns', 'xmlns:mda', 'version', 'srcLang', 'trgLang'],
  file: ['id', 'original', 'xml:space'],
  note: ['category', 'id'],
  unit: ['id', 'type'],
  'mda:metaGroup': ['category'],
  'mda:meta': ['type'],
  data: ['id'],
  segment: ['id', 'state', 'subState'],
  pc: ['id', 'type', 'subType', 'dataRefStart', 'dataRefEnd'],
  ph: ['id', 'type', 'subType', 'dataRef', 'disp'],
}

const NMTOKEN = /^[-.:\w]+$/
const USER_DEFINED = /^[^\s:]+:[^\s:]+$/

/** The rules of the schema and of the standard's constraints that this writer could break. */
function checkRules(xliff: Element): void {
  const all = [xliff, ...descendants(xliff)]
  for (const { name, attributes, children } of all) {
    const names = children.filter((child) => typeof child !== 'string').map((child) => child.name)
    expect(names.map((child) => `${child} `).join(''), name).toMatch(CONTENT[name]!)
    const own = children.filter((child) => typeof child === 'string').join('')
    if (!MIXED.has(name)) expect(own.trim(), name).toBe('')
    const known = ATTRIBUTES[name] ?? []
    expect(Object.keys(attributes).filter((key) => !known.includes(key))).toEqual([])
    if (attributes.id !== undefined) expect(attributes.id).toMatch(NMTOKEN)
    if (attributes.subType) expect(attributes.subType).toMatch(USER_DEFINED)
    if (attributes.subType?.startsWith('xlf:')) expect(attributes.type).toBe('fmt')
    if (name === 'unit' && attributes.type) expect(attributes.type).toMatch(USER_DEFINED)
    if (attributes.subState) {
      expect(attributes.subState).toMatch(USER_DEFINED)
      expect(attributes.state).toBeTruthy()
    }
  }
  for (const file of elements(xliff, 'file')) {
    const units = elements(file, 'unit')
    expect(new Set(units.map(({ attributes }) => attributes.id)).size).toBe(units.length)
    for (const unit of units) checkIds(unit)
  }
}

/** Ids are unique in a unit, save that a code in a target may be that of the sibling source. */
function checkIds(unit: Element): void {
  const data = new Set(
    elements(unit, 'originalData')
      .flatMap((of) => elements(of))
      .map((of) => of.attributes.id),
  )
  const seen = new Set<string>()
  const see = (id: string) => {
    expect(seen).not.toContain(id)
    seen.add(id)
  }
  for (const part of [...elements(unit, 'segment'), ...elements(unit, 'ignorable')]) {
    if (part.attributes.id) see(part.attributes.id)
    const inSource = new Map(
      descendants(element(part, 'source')).map((code) => [code.attributes.id!, code]),
    )
    for (const id of inSource.keys()) see(id)
    const inTarget = elements(part, 'target').flatMap(descendants)
    expect(new Set(inTarget.map((code) => code.attributes.id)).size).toBe(inTarget.length)
    for (const { name, attributes } of inTarget) {
      const twin = inSource.get(attributes.id!)
      if (twin) expect(twin).toMatchObject({ name, attributes })
      else see(attributes.id!)
    }
    for (const { attributes } of [...inSource.values(), ...inTarget]) {
      for (const key of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
        if (attributes[key]) expect(data).toContain(attributes[key])
      }
    }
  }
}

/** A segment out of a `source` or `target`, by the original data of its codes. */
function segmentOf(content: Element, unit: Element, marks: readonly Mark[] = []): Segment {
  const dataOf = (id: string) =>
    textIn(elements(element(unit, 'originalData')).find((data) => data.attributes.id === id)!)
  return concat(
    ...content.children.map((child): Segment => {
      if (typeof child === 'string') return fromText(child, orderMarks(marks))
      if (child.name === 'ph' && child.attributes.disp !== undefined) {
        return shownCode(child.attributes.disp)
      }
      if (child.name === 'ph') {
        expect(dataOf(child.attributes.dataRef!)).toBe('<br/>')
        return [{ type: 'break' }]
      }
      const mark = markOf(dataOf(child.attributes.dataRefStart!))
      return segmentOf(child, unit, [...marks, mark])
    }),
  )
}

const sidesOf = (part: Element, unit: Element): Segment[] =>
  ['source', 'target'].map((side) =>
    concat(...elements(part, side).map((content) => segmentOf(content, unit))),
  )

const withRow = (more: Partial<Row>): BilingualDocument =>
  sentences([{ source: '燈亮了。', target: 'The lamp is lit.' }], more)

describe('writeXliff', () => {
  it('has a file for each document, and the rows of all are read again', () => {
    const documents = [sampleArticle('zh-Hant'), longDocument(30)] as const
    const text = writeXliff(...documents)
    const xliff = parseXml(text)
    checkRules(xliff)
    expect(elements(xliff, 'file').map(({ attributes }) => attributes.id)).toEqual(['f1', 'f2'])
    const back = read(new TextEncoder().encode(text), 'both.xlf').documents
    const targets = (of: readonly BilingualDocument[]) =>
      of.flatMap(({ rows }) => rows.map((row) => textOf(row.target)))
    expect(targets(back)).toEqual(targets(documents))
  })

  it('is an XLIFF 2.1 file with the languages and what is known of the text', () => {
    const xliff = parsed(sampleArticle())
    expect(xliff).toMatchObject({
      name: 'xliff',
      attributes: {
        xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
        version: '2.1',
        srcLang: 'zh-Hant',
        trgLang: 'en',
      },
    })
    const file = element(xliff, 'file')
    expect(file.attributes).toMatchObject({ original: 'estuary.txt', 'xml:space': 'preserve' })
    const notes = elements(element(file, 'notes')).map((note) => [
      note.attributes.category,
      textIn(note),
    ])
    expect(notes).toContainEqual(['author', '林見月'])
  })

  it('makes a unit of a paragraph, segments of its rows, ignorables of the gaps', () => {
    const document = sentences(
      [
        { source: '一。', target: 'One.' },
        { source: '二。', target: 'Two.' },
        '',
        { source: '三。', target: 'Three.' },
      ],
      { gap: { source: '\u3000', target: ' ' } },
    )
    const units = unitsOf(parsed(document))
    const shape = units.map((unit) =>
      elements(unit)
        .slice(1)
        .map((part) => [part.name, ...elements(part).map(textIn)]),
    )
    expect(shape).toEqual([
      [
        ['segment', '一。', 'One.'],
        ['ignorable', '\u3000', ' '],
        ['segment', '二。', 'Two.'],
      ],
      [['segment', '三。', 'Three.']],
    ])
  })

  it('keeps the kind of a paragraph', () => {
    const types = unitsOf(parsed(sampleArticle())).map(({ attributes }) => attributes.type)
    expect(types.slice(0, 5)).toEqual([
      'facing-pages:byline',
      'facing-pages:title',
      'facing-pages:byline',
      'facing-pages:paragraph',
      'facing-pages:heading-1',
    ])
  })

  it.each<[Status, string, string | undefined]>([
    ['empty', 'initial', undefined],
    ['draft', 'initial', 'facing-pages:draft'],
    ['translated', 'translated', undefined],
    ['reviewed', 'reviewed', undefined],
    ['approved', 'final', undefined],
  ])('says %s as %s', (status, state, subState) => {
    const [unit] = unitsOf(parsed(withRow({ status })))
    const { attributes } = element(unit!, 'segment')
    expect([attributes.state, attributes.subState]).toEqual([state, subState])
  })

  it('has a target wherever the state speaks of one', () => {
    const targets = STATUSES.map((status) => {
      const [unit] = unitsOf(parsed(withRow({ status, target: [] })))
      return elements(element(unit!, 'segment'), 'target').length
    })
    expect(targets).toEqual([0, 0, 1, 1, 1])
  })

  it('says in metadata how a row was linked', () => {
    const link = { origin: 'aligned', type: 'omission', confidence: 0.5 } as const
    const [unit] = unitsOf(parsed(withRow({ id: 'r7', locked: true, link })))
    const group = element(element(unit!, 'mda:metadata'), 'mda:metaGroup')
    const facts = elements(group).map((meta) => [meta.attributes.type, textIn(meta)])
    expect(facts).toEqual([
      ['segment', 's-r7'],
      ['link', 'omission'],
      ['origin', 'aligned'],
      ['confidence', '0.5'],
      ['locked', 'yes'],
    ])
    expect(element(unit!, 'segment').attributes.id).toBe('s-r7')
  })

  it('brings the notes of every row back, with author, date and thread', () => {
    const said = fc.stringMatching(/^[ -~\n河霧]*$/)
    const remark = fc.record({
      author: said,
      date: fc.constantFrom('', '2024-03-05T10:02:00Z'),
      text: said,
      answers: fc.option(fc.nat(3), { nil: undefined }),
      resolved: fc.constantFrom(undefined, true as const),
    })
    fc.assert(
      fc.property(bilingualDocument, fc.array(fc.array(remark, { maxLength: 4 })), (given, all) => {
        const rows = given.rows.map((row, i) => ({
          ...row,
          source: isBlank(row.source) ? fromText('霧。') : row.source,
          notes: (all[i] ?? []).map(({ answers, resolved, ...note }, n, thread): Note => {
            const first = answers !== undefined && answers < n && n < thread.length
            return {
              ...note,
              id: `${i} ${n}`,
              ...(first && { answers: `${i} ${answers}` }),
              ...(resolved && { resolved }),
            }
          }),
        }))
        const document = { ...given, rows }
        parsed(document)
        const [back] = read(new TextEncoder().encode(writeXliff(document)), 'x.xlf').documents
        /** Ids are given anew: notes by their places in the row. */
        const notesOf = (of: readonly Row[]) =>
          of.map(({ notes }) =>
            notes.map(({ id: _, answers, ...note }) => ({
              ...note,
              answers: notes.findIndex(({ id }) => id === answers),
            })),
          )
        if (rows.length > 0) expect(notesOf(back!.rows)).toEqual(notesOf(rows))
      }),
    )
  })

  it('takes a note whose id stands twice for another one', () => {
    const note: Note = { id: 'a', author: 'Lin', date: '', text: '船？' }
    const text = writeXliff(withRow({ notes: [note] }))
    const twice = text.replace(/<note id.*\n/, '$&$&')
    const [back] = read(new TextEncoder().encode(twice), 'x.xlf').documents
    const { notes } = back!.rows[0]!
    expect(notes.map((each) => [each.author, each.text])).toEqual([
      ['Lin', '船？'],
      ['', '船？'],
    ])
    expect(notes[0]!.id).not.toBe(notes[1]!.id)
  })

  it('is valid for a document without rows', () => {
    const document = createDocument({
      rows: [],
      sourceLanguage: 'zh-Hans',
      provenance: { name: 'a "b" & <c>.txt', format: 'text', encoding: '' },
    })
    const xliff = parsed(document)
    expect(element(xliff, 'file').attributes.original).toBe('a "b" & <c>.txt')
    expect(unitsOf(xliff)).toHaveLength(1)
  })

  it('brings every row back with text and marks, whatever they contain', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const rows = unitsOf(parsed(document)).flatMap((unit) =>
          elements(unit, 'segment').map((part) => sidesOf(part, unit)),
        )
        const expected = document.rows.map((row) => [survivor(row.source), survivor(row.target)])
        expect(rows).toEqual(expected.length > 0 ? expected : [[[], []]])
      }),
    )
  })

  it('writes ten thousand rows', () => {
    expect(unitsOf(parseXml(writeXliff(longDocument(10_000))))).toHaveLength(10_000)
  })
})
