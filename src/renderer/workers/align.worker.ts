import { align } from '../../core/alignment/align.ts'
import type { Structure } from '../../core/alignment/anchors.ts'
import { openDictionary } from '../../core/alignment/dictionary.ts'
import {
  fixedLinks,
  isFixed,
  isHeld,
  linkPieces,
  type Pieces,
  pairDocuments,
  piecesOfPair,
} from '../../core/alignment/pair.ts'
import { type Sentences, sentencesOf } from '../../core/alignment/pieces.ts'
import type { AlignInput, AlignOutput } from './align.ts'
import { type Report, serveJob } from './rpc.ts'

async function work({ job, dictionary }: AlignInput, report: Report): Promise<AlignOutput> {
  const holds = job.type === 'again' && job.holdByHand ? isHeld : isFixed
  const links = async (pieces: Pieces) => {
    const [source, target] = [sentencesOf(pieces.source), sentencesOf(pieces.target)]
    return align(source.texts, target.texts, {
      dictionary: openDictionary(dictionary),
      // Rows that were aligned before are of the kind of their source on both sides.
      structure: job.type === 'again' ? withoutKinds(source, target) : { source, target },
      fixed: job.type === 'again' ? fixedLinks(pieces, holds) : [],
      progress: report,
    })
  }
  if (job.type === 'again') {
    const pieces = piecesOfPair(job.rows, job.rows, job.options)
    return linkPieces(pieces, (await links(pieces)).links, job.bounds, holds)
  }
  const { document, translation, options } = job
  const pieces = piecesOfPair(document.rows, translation.rows, options)
  const found = await links(pieces)
  return {
    document: pairDocuments(document, translation, pieces, found.links),
    unrelated: found.areUnrelated,
  }
}

const withoutKinds = (source: Sentences, target: Sentences): Structure => ({
  source: { ...source, kinds: [] },
  target: { ...target, kinds: [] },
})

serveJob<AlignInput, AlignOutput>(work)
