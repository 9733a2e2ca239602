/**
 * Writes `src/core/text/han-fold.generated.ts` from the character dictionaries of OpenCC
 * (Open Chinese Convert, Apache License 2.0) as shipped in the package `opencc-js`.
 * Run: `npx tsx tools/han-fold.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

type Pairs = ReadonlyMap<string, string>

/** A dictionary of OpenCC: `from to|from to|…`; only its characters of the basic plane. */
async function dictionary(name: string): Promise<Pairs> {
  const url = new URL(`node_modules/opencc-js/dist/esm-lib/dict/${name}.js`, root)
  const source = ((await import(url.href)) as { default: string }).default
  const pairs = source.split('|').map((entry) => entry.split(' '))
  return new Map(
    pairs.flatMap(([from, to]) =>
      from?.length === 1 && to?.length === 1 ? [[from, to] as const] : [],
    ),
  )
}

/** Characters of a double-byte character set: the given lead bytes, trail bytes from `firstTrail` on. */
function repertoire(
  encoding: string,
  leads: readonly (readonly [number, number])[],
  firstTrail: number,
): Set<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const found = new Set<string>()
  for (const [first, last] of leads) {
    for (let lead = first; lead <= last; lead++) {
      for (let trail = firstTrail; trail <= 0xfe; trail++) {
        try {
          found.add(decoder.decode(Uint8Array.of(lead, trail)))
        } catch {
          // Not assigned.
        }
      }
    }
  }
  return found
}

/** Follows the maps until a character stands for itself. */
function settle(char: string, maps: readonly Pairs[]): string {
  const seen = new Set<string>()
  let at = char
  while (!seen.has(at)) {
    seen.add(at)
    const next = maps.map((map) => map.get(at)).find((to) => to !== undefined && to !== at)
    if (next === undefined) return at
    at = next
  }
  throw new Error(`The dictionaries turn in a circle at ${char}`)
}

const literal = (chars: string): string => `'${chars}'`

const simplify = await dictionary('TSCharacters')
const traditionalise = await dictionary('STCharacters')
const variants = [await dictionary('TWVariantsRev'), await dictionary('HKVariantsRev')]

// A regional form is one of the standard Traditional form, which then is simplified. Where a
// character is itself a Simplified one (着), the way ends there.
const simplified = new Set(simplify.values())
const steps = [
  simplify,
  ...variants.map((map) => new Map([...map].filter(([from]) => !simplified.has(from)))),
]
let pairs = ''
for (const from of [...new Set(steps.flatMap((map) => [...map.keys()]))].sort()) {
  const to = settle(from, steps)
  if (to !== from) pairs += from + to
}

// GB 2312 proper has trail bytes from A1 on; the rest of the code space is GBK's, which knows
// Traditional characters.
const inGb2312 = repertoire('gb18030', [[0xb0, 0xf7]], 0xa1)
const bigFiveLeads = [
  [0xa4, 0xc6],
  [0xc9, 0xf9],
] as const
const inTraditional = new Set([
  ...repertoire('big5', bigFiveLeads, 0x40),
  ...steps.flatMap((map) => [...map.keys()]),
])
const only = (map: Pairs, others: ReadonlySet<string>): string =>
  [...map.keys()].filter((char) => map.get(char) !== char && !others.has(char)).join('')

writeFileSync(
  fileURLToPath(new URL('src/core/text/han-fold.generated.ts', root)),
  `// Made by tools/han-fold.ts; do not edit.
// Data: OpenCC (https://github.com/BYVoid/OpenCC), Apache License 2.0, by way of opencc-js ${version()}.

/** Traditional and regional characters, each followed by the Simplified one it folds to. */
export const FOLDS =
  ${literal(pairs)}

/** Characters that Simplified texts do not use: converted by OpenCC and not in GB 2312. */
export const TRADITIONAL_ONLY =
  ${literal(only(simplify, inGb2312))}

/** Characters that Traditional texts do not use: converted by OpenCC and not in Big5. */
export const SIMPLIFIED_ONLY =
  ${literal(only(traditionalise, inTraditional))}
`,
)

function version(): string {
  const url = new URL('node_modules/opencc-js/package.json', root)
  return (JSON.parse(readFileSync(url, 'utf8')) as { version: string }).version
}
