// Made by tools/alignment/weights.ts; do not edit.
// Learnt from 48 documents with 7388 links; docs/alignment.md tells which.
import type { Model } from './model.ts'

export const MODEL: Model = {
  first: {
    features: [
      1.3492, // targetContent
      -0.0692, // targetGrammar
      0.7331, // sourceContent
      0.0761, // sourceGrammar
      0.1487, // targetMean
      0.0575, // sourceMean
      0.0357, // targetFirstClause
      0.1887, // targetLastClause
      0.0549, // sourceFirstClause
      0.1848, // sourceLastClause
      -0.1084, // targetBare
      -0.2459, // sourceBare
      -0.1402, // targetAfter
      -0.0282, // targetBefore
      -0.1768, // sourceAfter
      0.1281, // sourceBefore
      0.3046, // targetWeakest
      0.4407, // sourceWeakest
      -2.2512, // lengthDeviation
      -1.3231, // lengthRatio
      -0.902, // targetLong
      -0.1035, // sourceLong
      -0.5292, // question
      -0.588, // exclamation
      -0.2176, // quotes
      -0.8809, // openQuotes
      0.3945, // begins
      1.2373, // ends
      0.2924, // colon
      0.1739, // ellipsis
      -0.1792, // omittedLength
      -0.4122, // addedLength
      0.2513, // omittedKnown
      0.4233, // addedKnown
      -0.5374, // innerQuotes
      0.6234, // insideBoth
      -0.2254, // insideOne
      -0.9366, // moreTargets
      -0.1348, // moreSources
      0.4284, // sourceFirstCorner
      0.4435, // sourceLastCorner
      0.0882, // targetFirstCorner
      0.2109, // targetLastCorner
      -0.8129, // sourceFirstPair
      -0.7855, // sourceLastPair
      0.2035, // targetFirstPair
      -0.2696, // targetLastPair
    ],
    shapes: [
      -4.2219, // 1–0
      -4.0167, // 0–1
      1.6911, // 1–1
      0.049, // 1–2
      -1.3966, // 1–3
      -2.3512, // 1–4
      -4.1902, // 1–5
      -4.6303, // 1–6
      -6.0054, // 1–7
      -0.032, // 2–1
      -2.3445, // 2–2
      -3.2567, // 2–3
      -4.7673, // 2–4
      -5.6131, // 2–5
      -6.4583, // 2–6
      -7.5426, // 2–7
      -2.7993, // 3–1
      -3.0356, // 3–2
      -4.3756, // 3–3
      -5.1313, // 3–4
      -6.4196, // 3–5
      -7.4694, // 3–6
      -3.6278, // 4–1
      -4.674, // 4–2
      -5.741, // 4–3
      -6.8231, // 4–4
      -7.6437, // 4–5
      -4.8006, // 5–1
      -5.8278, // 5–2
      -6.8041, // 5–3
      -7.8044, // 5–4
    ],
  },
  later: {
    features: [
      0.5286, // targetContent
      0.1316, // targetGrammar
      0.7034, // sourceContent
      0.1225, // sourceGrammar
      0.6915, // targetMean
      0.2583, // sourceMean
      -0.0234, // targetFirstClause
      0.1358, // targetLastClause
      0.1908, // sourceFirstClause
      0.2951, // sourceLastClause
      -0.5669, // targetBare
      0.0568, // sourceBare
      -0.1199, // targetAfter
      -0.0425, // targetBefore
      -0.2537, // sourceAfter
      -0.0208, // sourceBefore
      0.2984, // targetWeakest
      0.4594, // sourceWeakest
      -2.12, // lengthDeviation
      -1.3819, // lengthRatio
      -0.7776, // targetLong
      -0.1558, // sourceLong
      -0.466, // question
      -0.6036, // exclamation
      -0.1531, // quotes
      -0.8219, // openQuotes
      0.4596, // begins
      1.2281, // ends
      -0.1021, // colon
      -0.126, // ellipsis
      0.0374, // omittedLength
      -0.2392, // addedLength
      0.2535, // omittedKnown
      -0.0444, // addedKnown
      -0.4758, // innerQuotes
      0.7512, // insideBoth
      -0.0248, // insideOne
      -0.8815, // moreTargets
      -0.3118, // moreSources
      0.469, // sourceFirstCorner
      0.4486, // sourceLastCorner
      0.1759, // targetFirstCorner
      0.2235, // targetLastCorner
      -0.5388, // sourceFirstPair
      -0.369, // sourceLastPair
      0.16, // targetFirstPair
      -0.3843, // targetLastPair
    ],
    shapes: [
      -3.9233, // 1–0
      -4.0172, // 0–1
      1.1773, // 1–1
      -0.1867, // 1–2
      -1.5028, // 1–3
      -2.5241, // 1–4
      -4.2231, // 1–5
      -4.6129, // 1–6
      -6.0024, // 1–7
      -0.3921, // 2–1
      -2.6688, // 2–2
      -3.4021, // 2–3
      -4.7059, // 2–4
      -5.4865, // 2–5
      -6.3954, // 2–6
      -7.5181, // 2–7
      -2.6456, // 3–1
      -2.9708, // 3–2
      -4.3064, // 3–3
      -5.1162, // 3–4
      -6.2351, // 3–5
      -7.4499, // 3–6
      -3.6204, // 4–1
      -4.6827, // 4–2
      -5.7492, // 4–3
      -6.6994, // 4–4
      -7.6295, // 4–5
      -4.8001, // 5–1
      -5.8676, // 5–2
      -6.8022, // 5–3
      -7.8034, // 5–4
    ],
  },
}
