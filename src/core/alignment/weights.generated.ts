// Made by tools/alignment/weights.ts; do not edit.
// Learnt from 46 documents with 7500 links; docs/alignment.md tells which.
import type { Model } from './model.ts'

export const MODEL: Model = {
  first: {
    features: [
      1.3189, // targetContent
      -0.58, // targetGrammar
      0.5224, // sourceContent
      -0.1009, // sourceGrammar
      0.2073, // targetMean
      0.1915, // sourceMean
      0.0681, // targetFirstClause
      0.1589, // targetLastClause
      0.0732, // sourceFirstClause
      0.1681, // sourceLastClause
      -0.0661, // targetBare
      -0.2398, // sourceBare
      -0.2272, // targetAfter
      -0.0769, // targetBefore
      -0.2475, // sourceAfter
      0.0404, // sourceBefore
      0.2177, // targetWeakest
      0.4629, // sourceWeakest
      -2.0118, // lengthDeviation
      -1.1317, // lengthRatio
      -1.0701, // targetLong
      -0.509, // sourceLong
      -0.4637, // question
      -0.4546, // exclamation
      -0.3922, // quotes
      -0.9049, // openQuotes
      0.3292, // begins
      1.3681, // ends
      0.3561, // colon
      0.2869, // ellipsis
      -0.1905, // omittedLength
      0.4026, // addedLength
      -0.1549, // omittedKnown
      0.3428, // addedKnown
      -0.4223, // innerQuotes
      0.6443, // insideBoth
      0.0316, // insideOne
      -0.7423, // moreTargets
      0.1058, // moreSources
      0.4895, // sourceFirstCorner
      0.4728, // sourceLastCorner
      0.0921, // targetFirstCorner
      0.1646, // targetLastCorner
      -0.903, // sourceFirstPair
      -0.7343, // sourceLastPair
      0.22, // targetFirstPair
      -0.2769, // targetLastPair
    ],
    shapes: [
      -4.1301, // 1–0
      -3.9514, // 0–1
      -5.3649, // 4–0
      -5.168, // 0–4
      -6.4363, // 16–0
      -6.7102, // 0–16
      1.7356, // 1–1
      0.1838, // 1–2
      -1.3185, // 1–3
      -2.1389, // 1–4
      -4.0482, // 1–5
      -4.5747, // 1–6
      -6.006, // 1–7
      -0.0165, // 2–1
      -2.1802, // 2–2
      -3.0738, // 2–3
      -4.5726, // 2–4
      -5.5212, // 2–5
      -6.3946, // 2–6
      -7.4191, // 2–7
      -2.6074, // 3–1
      -3.0766, // 3–2
      -4.2028, // 3–3
      -5.0313, // 3–4
      -6.2728, // 3–5
      -7.4429, // 3–6
      -3.6394, // 4–1
      -4.6916, // 4–2
      -5.715, // 4–3
      -6.7872, // 4–4
      -7.6354, // 4–5
      -4.8001, // 5–1
      -5.8133, // 5–2
      -6.8079, // 5–3
      -7.8048, // 5–4
    ],
  },
  later: {
    features: [
      0.6621, // targetContent
      0.2332, // targetGrammar
      0.6652, // sourceContent
      -0.0474, // sourceGrammar
      0.6904, // targetMean
      0.2522, // sourceMean
      0.0467, // targetFirstClause
      0.1955, // targetLastClause
      0.211, // sourceFirstClause
      0.2828, // sourceLastClause
      -0.4942, // targetBare
      0.0659, // sourceBare
      -0.0751, // targetAfter
      -0.0968, // targetBefore
      -0.3244, // sourceAfter
      -0.0124, // sourceBefore
      0.0465, // targetWeakest
      0.3821, // sourceWeakest
      -1.9999, // lengthDeviation
      -1.1906, // lengthRatio
      -0.7099, // targetLong
      -0.6106, // sourceLong
      -0.3164, // question
      -0.3761, // exclamation
      -0.2946, // quotes
      -0.7589, // openQuotes
      0.4389, // begins
      1.2549, // ends
      -0.0458, // colon
      0.0618, // ellipsis
      -0.0552, // omittedLength
      0.1081, // addedLength
      0.2296, // omittedKnown
      -0.0872, // addedKnown
      -0.2582, // innerQuotes
      0.7736, // insideBoth
      0.0135, // insideOne
      -0.6454, // moreTargets
      -0.0255, // moreSources
      0.5638, // sourceFirstCorner
      0.4726, // sourceLastCorner
      0.1852, // targetFirstCorner
      0.1059, // targetLastCorner
      -0.5977, // sourceFirstPair
      -0.3421, // sourceLastPair
      0.1663, // targetFirstPair
      -0.2354, // targetLastPair
    ],
    shapes: [
      -3.8209, // 1–0
      -3.8459, // 0–1
      -5.0718, // 4–0
      -5.0385, // 0–4
      -6.4456, // 16–0
      -6.7301, // 0–16
      1.1809, // 1–1
      -0.0069, // 1–2
      -1.3967, // 1–3
      -2.2791, // 1–4
      -3.984, // 1–5
      -4.5582, // 1–6
      -6.0018, // 1–7
      -0.537, // 2–1
      -2.5423, // 2–2
      -3.181, // 2–3
      -4.5222, // 2–4
      -5.4379, // 2–5
      -6.3479, // 2–6
      -7.368, // 2–7
      -2.589, // 3–1
      -3.0326, // 3–2
      -4.2201, // 3–3
      -5.0438, // 3–4
      -6.1458, // 3–5
      -7.43, // 3–6
      -3.6728, // 4–1
      -4.6764, // 4–2
      -5.6946, // 4–3
      -6.68, // 4–4
      -7.6267, // 4–5
      -4.8007, // 5–1
      -5.8058, // 5–2
      -6.8023, // 5–3
      -7.8028, // 5–4
    ],
  },
}
