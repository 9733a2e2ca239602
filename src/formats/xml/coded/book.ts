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
  readonly open: CodeToken
  readonly close: CodeToken
}

/** Gives things out in their order, each once. */
class Queue<T> {
  readonly items: T[] = []
  #next = 0

  next(): T | null {
    return this.items[this.#next++] ?? null
  }
}

const markKey = (mark: Mark): string => (mark.type === 'link' ? `link ${mark.href}` : mark.type)

/** The codes that a translation may use: those it had before, then those of its source. */
export class CodeBook {
  readonly #codes = new Map<string, CodeToken>()
  /** Pairs of each formatting, in the order in which they begin. */
  readonly #pairs = new Map<string, Queue<KnownPair>>()
  readonly #breaks = new Queue<CodeToken>()
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
    let begun: Map<string, { queue: Queue<KnownPair>; place: number }> | null = null
    for (const token of tokens) {
      if (token.type !== 'code' || this.#codes.has(keyOf(token))) continue
      this.#codes.set(keyOf(token), token)
      if (!marks || token.means === null) continue
      if (token.means === 'break') this.#breaks.items.push(token)
      else if (token.role === 'opening') {
        const queue = this.#queueOf(token.means)
        begun ??= new Map()
        begun.set(token.id, { queue, place: queue.items.length })
        queue.items.push({ open: token, close: token })
      } else {
        const pair = begun?.get(token.id)
        if (!pair) continue
        const { open } = pair.queue.items[pair.place]!
        pair.queue.items[pair.place] = { open, close: token }
      }
    }
  }

  #queueOf(mark: Mark): Queue<KnownPair> {
    const key = markKey(mark)
    const queue = this.#pairs.get(key) ?? new Queue()
    this.#pairs.set(key, queue)
    return queue
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
    return this.#breaks.next()
  }

  /** The tags of the next passage of a formatting, or null where there may be none. */
  nextPair(mark: Mark): { open: CodeToken; close: CodeToken } | null {
    const known = this.#pairs.get(markKey(mark))?.next()
    if (known) return known
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
