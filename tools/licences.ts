import fs from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/** Where the texts are in the built renderer. */
const FILE = 'licences/THIRD-PARTY.txt'

/** Packages that ship as data, which no module tells: the tables made by `tools/han-fold.ts`. */
const AS_DATA = ['opencc-js']

/** Data of others in the repository, made by `tools/dictionary.ts`, with its terms beside it. */
const DICTIONARY = 'resources/dictionary'

/** Patterns in `src/core/text`, and their terms. */
const HYPHENATION = {
  name: 'hyph-en-us',
  version: '2005-05-30',
  licence: 'FSFAP',
  file: 'resources/licences/hyphenation.txt',
} as const

/**
 * Packages published without the file of their licence, with one that has it: of the same author,
 * under the same terms.
 */
const TEXT_WITH: Readonly<Record<string, string>> = {
  'react-remove-scroll-bar': 'react-remove-scroll',
}

/** Packages published without it, and the text as it stands where they are developed. */
const TEXT_IN: Readonly<Record<string, string>> = {
  format: 'resources/licences/format.txt',
  saxes: 'resources/licences/saxes.txt',
}

/** Names of files that hold a licence, or what it asks to be passed on. */
const LICENCE = /^(?:licen[cs]e|copying|notice|third_party_licen[cs]es)(?:\.(?:md|txt))?$/i

/** Code, fonts or data of others that are in the build. */
export interface ShippedPackage {
  readonly name: string
  readonly version: string
  /** SPDX expression. */
  readonly licence: string
  readonly text: string
}

/**
 * Writes the licences of everything of others that a build contains into the build: packages from
 * `node_modules`, and the dictionary.
 * @param root folder with `node_modules` in it
 * @returns a plugin for the pages, and one for their workers, which Vite builds by themselves
 */
export function licences(root: string): { readonly pages: Plugin; readonly workers: Plugin } {
  const shipped = new Set(AS_DATA.map((name) => `node_modules/${name}`))
  const collect = (files: readonly string[]) => {
    for (const file of files) {
      const folder = packageFolder(file)
      if (folder) shipped.add(folder)
    }
  }
  const collecting: Plugin['generateBundle'] = (_options, bundle) => {
    for (const output of Object.values(bundle)) {
      collect(output.type === 'chunk' ? output.moduleIds : output.originalFileNames)
    }
  }
  return {
    workers: { name: 'licences-of-workers', apply: 'build', generateBundle: collecting },
    pages: {
      name: 'licences',
      apply: 'build',
      // Last, as the file is about all that the other plugins have left in the bundle.
      generateBundle: {
        order: 'post',
        handler(...args) {
          collecting.apply(this, args)
          const packages = [...shipped].map((folder) => readPackage(root, folder))
          const { file, ...patterns } = HYPHENATION
          const text = fs.readFileSync(path.join(root, file), 'utf8').trim()
          const dictionary = readDictionary(path.join(root, DICTIONARY))
          const all = [...packages, dictionary, { ...patterns, text }]
          this.emitFile({ type: 'asset', fileName: FILE, source: writeLicences(all) })
        },
      },
    },
  }
}

/**
 * Folder of the package that a file is of, from the first `node_modules` on; null for our own.
 * @param file a module's id, or an asset's name relative to whatever Vite's root is
 */
export function packageFolder(file: string): string | null {
  const [, folder] =
    /(?:^|[\\/])(node_modules[\\/](?:.*[\\/]node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(
      file,
    ) ?? []
  return folder?.replaceAll('\\', '/') ?? null
}

/** @throws Error for a package without the text of its licence: it must not be shipped */
function readPackage(root: string, shipped: string): ShippedPackage {
  const folder = path.join(root, shipped)
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const { name, version } = manifest as Record<string, string>
  // As npm asked for it until 2014.
  const license: string | undefined = manifest.license ?? manifest.licenses?.[0]?.type
  const sibling = name && TEXT_WITH[name]
  const kept = name && TEXT_IN[name]
  const texts = kept
    ? [fs.readFileSync(path.join(root, kept), 'utf8').trim()]
    : textsIn(sibling ? path.join(path.dirname(folder), sibling) : folder)
  if (!name || !version || !license || texts.length === 0) {
    throw new Error(`“${folder}” has no licence text. Find out how it may be shipped, or drop it.`)
  }
  return { name, version, licence: license, text: texts.join('\n\n') }
}

/**
 * The dictionary, in the version that its NOTICE states; the NOTICE, which says whose it is and
 * what was changed (CC BY-SA 4.0, section 3(a)(1)), stands before the licence.
 * @throws Error where either is missing: without them it must not be shipped
 */
export function readDictionary(folder: string): ShippedPackage {
  const notice = fs.readFileSync(path.join(folder, 'NOTICE'), 'utf8').trim()
  const licence = fs.readFileSync(path.join(folder, 'LICENSE'), 'utf8').trim()
  const [, version] = /\bcedict-json (\d[\w.]*)/.exec(notice) ?? []
  if (!version) throw new Error(`“${folder}/NOTICE” does not state of which version it is.`)
  return { name: 'CC-CEDICT', version, licence: 'CC-BY-SA-4.0', text: `${notice}\n\n${licence}` }
}

const textsIn = (folder: string): string[] =>
  fs
    .readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim())

const RULE = '='.repeat(48)

/** One text of all licences; packages under the same words share them. */
export function writeLicences(packages: readonly ShippedPackage[]): string {
  const byText = new Map<string, ShippedPackage[]>()
  const sorted = packages.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const each of sorted) {
    const same = byText.get(each.text)
    if (same) same.push(each)
    else byText.set(each.text, [each])
  }
  const sections = [...byText].map(([text, sharing]) => {
    const names = sharing.map(({ name, version, licence }) => `${name} ${version} (${licence})`)
    return [RULE, ...names, RULE, '', text, ''].join('\n')
  })
  const intro = 'Facing Pages contains the following software, fonts and data of others.\n'
  return [intro, ...sections].join('\n')
}
