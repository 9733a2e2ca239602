import { correspond } from '../../core/alignment/correspond.ts'
import { type Dictionary, openDictionary } from '../../core/alignment/dictionary.ts'
import type { WordsReply, WordsRequest } from './align-words.ts'

let dictionary: Dictionary | null = null

addEventListener('message', ({ data }: MessageEvent<WordsRequest>) => {
  if (data.type === 'dictionary') {
    dictionary = openDictionary(data.buffer)
    return
  }
  const { id, source, target } = data
  const pairs = dictionary ? correspond(source, target, dictionary) : []
  postMessage({ id, pairs } satisfies WordsReply)
})
