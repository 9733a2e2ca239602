import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/*
 * Who may import whom. The rooms are those of docs/ARCHITECTURE.md; this test reads the imports of
 * every file and holds them against the table below.
 */

const SRC = path.resolve(import.meta.dirname, '../src')

interface Import {
  readonly file: string
  readonly specifier: string
  /** Path below src of what is imported, or null for a package. */
  readonly target: string | null
  readonly typeOnly: boolean
}

const files = (fs.readdirSync(SRC, { recursive: true }) as string[])
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file))

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g

function importsOf(file: string): Import[] {
  const text = fs.readFileSync(path.join(SRC, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, from, dynamic, url]) => {
    const specifier = (from ?? dynamic ?? url)!.replace(/\?.*$/, '')
    const target = specifier.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
      : null
    return { file, specifier, target, typeOnly: type !== undefined }
  })
}

const imports = files.flatMap(importsOf)

/** The room of a file: `core`, `formats`, …, and for the renderer `renderer/editor`, …. */
const roomOf = (file: string): string => {
  const [first, second] = file.split('/')
  if (first !== 'renderer') return first!
  return second?.includes('.') ? 'renderer/main' : `renderer/${second}`
}

const said = ({ file, specifier }: Import): string => `${file} imports ${specifier}`

/** Rooms that a room's files may import, besides files of the room itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  contract: [],
  formats: ['core'],
  cli: ['core', 'formats', 'contract', 'renderer/assist'],
  main: ['contract'],
  preload: ['contract'],
  'renderer/storage': ['core'],
  'renderer/editor': ['core'],
  'renderer/assist': ['core'],
  'renderer/workers': ['core', 'formats', 'renderer/assist', 'contract'],
  'renderer/platform': ['core', 'contract'],
  'renderer/print': ['core', 'contract'],
  'renderer/ui': [
    'core',
    'formats',
    'contract',
    'renderer/editor',
    'renderer/storage',
    'renderer/platform',
    'renderer/workers',
    'renderer/print',
  ],
}

describe('rooms', () => {
  test('every file stands in a room of the plan', () => {
    const rooms = new Set([...Object.keys(MAY), 'renderer/main'])
    expect(files.filter((file) => !rooms.has(roomOf(file)))).toEqual([])
  })

  for (const [room, allowed] of Object.entries(MAY)) {
    test(`${room} imports ${allowed.join(', ') || 'no other room'}`, () => {
      const wrong = imports.filter(
        ({ file, target }) =>
          roomOf(file) === room &&
          target !== null &&
          !target.startsWith('..') &&
          roomOf(target) !== room &&
          !allowed.includes(roomOf(target)),
      )
      expect(wrong.map(said)).toEqual([])
    })
  }

  test('nothing outside src is imported but resources, tools and the app’s own package', () => {
    const wrong = imports.filter(
      ({ target }) =>
        target?.startsWith('..') &&
        !/^(?:\.\.\/)+(?:resources\/|tools\/|package\.json$)/.test(target),
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('one format imports another only where it is built on it', () => {
    const builtOn: Readonly<Record<string, readonly string[]>> = {
      print: ['html'],
      'bilingual-docx': ['docx'],
      epub: ['html'],
      'review-page': ['html'],
      review: ['bilingual-docx', 'docx', 'html', 'review-page'],
    }
    /** What files are made of, which is no format of a document. */
    const containers = ['xml', 'zip']
    const wrong = imports.filter(({ file, target }) => {
      const [, from] = file.split('/')
      const [, to] = target?.split('/') ?? []
      if (roomOf(file) !== 'formats' || !target || roomOf(target) !== 'formats') return false
      if (from!.includes('.') || to!.includes('.') || from === to) return false
      return !containers.includes(to!) && !builtOn[from!]?.includes(to!)
    })
    expect(wrong.map(said)).toEqual([])
  })
})

describe('libraries', () => {
  const packages = imports.filter(({ target }) => target === null)
  const only = (what: string, is: (specifier: string) => boolean, where: readonly string[]) =>
    test(`only ${where.join(' and ')} may import ${what}`, () => {
      const wrong = packages.filter(
        ({ file, specifier }) =>
          is(specifier) && !where.some((room) => roomOf(file) === room || file.startsWith(room)),
      )
      expect(wrong.map(said)).toEqual([])
    })

  only('ProseMirror', (name) => name.startsWith('prosemirror-'), ['renderer/editor'])
  only('Dexie', (name) => name.startsWith('dexie'), ['renderer/storage'])
  only('React', (name) => /^(?:react|radix-ui|cmdk|lucide-react)/.test(name), [
    'renderer/ui',
    'renderer/main',
  ])
  only('Electron', (name) => name === 'electron', ['main', 'preload'])
  only('Node', (name) => name.startsWith('node:'), ['main', 'cli'])

  test('core imports only small pure libraries', () => {
    const pure = new Set(['fractional-indexing'])
    const wrong = packages.filter(
      ({ file, specifier }) => roomOf(file) === 'core' && !pure.has(specifier),
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('the preload bridge is known to platform alone', () => {
    const wrong = files.filter(
      (file) =>
        file.startsWith('renderer/') &&
        roomOf(file) !== 'renderer/platform' &&
        /\bwindow\.facingPages\b|\bglobalThis\.facingPages\b/.test(
          fs.readFileSync(path.join(SRC, file), 'utf8'),
        ),
    )
    expect(wrong).toEqual([])
  })
})

describe('the test itself', () => {
  test('finds the imports it is meant to judge', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.filter(({ specifier }) => specifier.startsWith('prosemirror-'))).not.toEqual([])
    expect(imports.filter(({ specifier }) => specifier === 'dexie')).not.toEqual([])
    expect(imports.filter(({ specifier }) => specifier === 'react')).not.toEqual([])
  })
})
