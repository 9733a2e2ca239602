import { sameMarks } from '../../../core/document/inline.ts'
import type { CodeInline, Mark } from '../../../core/document/model.ts'
import type { CodeToken, Token } from './tokens.ts'

/** The two tags around a formatted passage. */
export interface TagPair {
  readonly open: string
  readonly close: string
}

/**
 * Makes tags for formatting that the original does not have there, or says null where the format
 * allows none. The number is that of the pair among those made for one text.
 */
export type NewPair = (mark: Mark, number: number) => TagPair | null

const NO_NEW_PAIRS: NewPair = () => null

interface KnownPair {
  readonly mark: Mark
  readonly open: CodeToken
  readonly close: CodeToken
}

/** The codes that a translation may use: those it had before, then those of its source. */
export class CodeBook {
  readonly #codes = new Map<string, CodeToken>()
  readonly #pairs: KnownPair[] = []
  readonly #breaks: CodeToken[] = []
  readonly #required: readonly CodeToken[]
  readonly #newPair: NewPair
  #made = 0

  /**
   * @param target what the file has as translation, or null where it has none
   * @param marks whether codes that stand for formatting were shown as formatting
   */
  constructor(
    source: readonly Token[],
    target: readonly Token[] | null,
    marks: boolean,
    newPair = NO_NEW_PAIRS,
  ) {
    this.#newPair = newPair
    // What a translation was without, it is without on purpose.
    const kept = target && target.length > 0 ? new Set(target.map(idOf)) : null
    this.#required = source.filter(
      (token): token is CodeToken =>
        token.type === 'code' &&
        token.role === 'standalone' &&
        !(marks && token.means) &&
        (!kept || kept.has(token.id)),
    )
    for (const tokens of [target ?? [], source]) this.learn(tokens, marks)
  }

  /** Adds the codes of a text to those that may be used. */
  learn(tokens: readonly Token[], marks: boolean): void {
    let begun: Map<string, number> | null = null
    for (const token of tokens) {
      if (token.type !== 'code' || this.#codes.has(keyOf(token))) continue
      this.#codes.set(keyOf(token), token)
      if (!marks || token.means === null) continue
      if (token.means === 'break') this.#breaks.push(token)
      else if (token.role === 'opening') {
        // They are used in the order in which they begin.
        begun ??= new Map()
        begun.set(token.id, this.#pairs.length)
        this.#pairs.push({ mark: token.means, open: token, close: token })
      } else {
        const place = begun?.get(token.id)
        if (place !== undefined) this.#pairs[place] = { ...this.#pairs[place]!, close: token }
      }
    }
  }

  /** Standalone codes that a translation has to hold. */
  get required(): readonly CodeInline[] {
    return this.#required.map(({ id, role, kind, label }) => ({
      type: 'code',
      id,
      role,
      kind,
      label,
      image: '',
    }))
  }

  code({ role, id }: Pick<CodeInline, 'id' | 'role'>): CodeToken | null {
    return this.#codes.get(`${role} ${id}`) ?? null
  }

  /** Whether a code of this id is known, whichever end of it. */
  find(id: string): CodeToken | null {
    return this.code({ id, role: 'standalone' }) ?? this.code({ id, role: 'opening' })
  }

  /** The code of the next line break, or null where a break is a line feed. */
  nextBreak(): CodeToken | null {
    return this.#breaks.shift() ?? null
  }

  /** The tags of the next passage of a formatting, or null where there may be none. */
  nextPair(mark: Mark): { open: CodeToken; close: CodeToken } | null {
    const at = this.#pairs.findIndex((pair) => sameMarks([pair.mark], [mark]))
    if (at >= 0) return this.#pairs.splice(at, 1)[0]!
    const made = this.#newPair(mark, ++this.#made)
    if (!made) return null
    const open: CodeToken = {
      type: 'code',
      id: `new.${this.#made}`,
      role: 'opening',
      kind: 'tag',
      label: '',
      xml: made.open,
      nests: true,
      means: mark,
      required: false,
    }
    return { open, close: { ...open, role: 'closing', xml: made.close } }
  }
}

const idOf = (token: Token): string => (token.type === 'code' ? token.id : '')

const keyOf = ({ role, id }: CodeToken): string => `${role} ${id}`
