import { correspond } from '../../core/alignment/correspond.ts'
import { type Dictionary, openDictionary } from '../../core/alignment/dictionary.ts'
import { type Lexicon, learnLexicon } from '../../core/alignment/lexicon.ts'
import { inSteps } from '../../core/alignment/steps.ts'
import type { PairRequest, RowsRequest, WordsReply, WordsRequest } from './align-words.ts'

/** Longest time a question waits for the next step of learning to be over, in milliseconds. */
const PATIENCE = 10

let dictionary: Dictionary | null = null
let taught: { readonly lexicon: Lexicon; readonly places: ReadonlyMap<string, number> } | null =
  null
let learning = new AbortController()

const reply = (message: WordsReply) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<WordsRequest>) => {
  switch (data.type) {
    case 'dictionary':
      dictionary = openDictionary(data.buffer)
      break
    case 'rows':
      if (dictionary) void learn(data, dictionary)
      break
    case 'pair':
      reply({ type: 'pairs', id: data.id, pairs: answer(data) })
  }
})

function answer({ row, source, target }: PairRequest) {
  if (!dictionary) return []
  // A row that is new belongs to no passage yet; any is as good.
  const own = taught && { lexicon: taught.lexicon, example: taught.places.get(row) ?? 0 }
  return correspond(source, target, dictionary, own)
}

/** Learns between questions; what is being learnt from older rows is given up. */
async function learn({ ids, examples }: RowsRequest, known: Dictionary): Promise<void> {
  learning.abort()
  learning = new AbortController()
  const { signal } = learning
  const began = performance.now()
  try {
    const lexicon = await inSteps(learnLexicon(examples, known), { signal, patience: PATIENCE })
    taught = { lexicon, places: new Map(ids.map((id, place) => [id, place])) }
    reply({ type: 'learnt', milliseconds: performance.now() - began })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
