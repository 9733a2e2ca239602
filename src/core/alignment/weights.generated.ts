// Made by tools/alignment/weights.ts; do not edit.
// Learnt from 48 documents with 7388 links; docs/alignment.md tells which.
import type { Model } from './model.ts'

export const MODEL: Model = {
  first: {
    features: [
      1.3857, // targetContent
      -0.1496, // targetGrammar
      0.7333, // sourceContent
      0.1253, // sourceGrammar
      0.1698, // targetMean
      -0.0521, // sourceMean
      0.1139, // targetFirstClause
      0.1541, // targetLastClause
      0.2999, // sourceFirstClause
      0.366, // sourceLastClause
      -0.0843, // targetBare
      -0.251, // sourceBare
      -0.2221, // targetAfter
      -0.0766, // targetBefore
      -0.1902, // sourceAfter
      0.0774, // sourceBefore
      0.2541, // targetWeakest
      0.1622, // sourceWeakest
      -2.6965, // lengthDeviation
      -1.4186, // lengthRatio
      -1.2951, // targetLong
      0.0602, // sourceLong
      -0.5576, // question
      -0.6843, // exclamation
      -0.1452, // quotes
      -0.9897, // openQuotes
      0.4315, // begins
      1.341, // ends
      0.3218, // colon
      0.2945, // ellipsis
      -0.1619, // omittedLength
      -0.4157, // addedLength
      0.4215, // omittedKnown
      0.5279, // addedKnown
      -0.6304, // innerQuotes
      0.874, // insideBoth
      -0.1031, // insideOne
    ],
    shapes: [
      -4.3753, // 1–0
      -4.1686, // 0–1
      2.1051, // 1–1
      0.7324, // 1–2
      -0.7441, // 1–3
      -1.8273, // 1–4
      -4.0781, // 1–5
      -4.4564, // 1–6
      -6.0313, // 1–7
      0.0897, // 2–1
      -1.9429, // 2–2
      -3.066, // 2–3
      -4.9654, // 2–4
      -5.9657, // 2–5
      -6.7241, // 2–6
      -7.8825, // 2–7
      -2.8813, // 3–1
      -2.7877, // 3–2
      -4.306, // 3–3
      -5.1341, // 3–4
      -6.5572, // 3–5
      -7.5901, // 3–6
      -3.6278, // 4–1
      -4.689, // 4–2
      -5.8316, // 4–3
      -6.9593, // 4–4
      -7.7108, // 4–5
      -4.8022, // 5–1
      -5.851, // 5–2
      -6.8108, // 5–3
      -7.8092, // 5–4
    ],
  },
  later: {
    features: [
      0.4693, // targetContent
      0.0791, // targetGrammar
      0.699, // sourceContent
      0.1594, // sourceGrammar
      0.6433, // targetMean
      0.1033, // sourceMean
      0.1203, // targetFirstClause
      0.1093, // targetLastClause
      0.4708, // sourceFirstClause
      0.5187, // sourceLastClause
      -0.6121, // targetBare
      0.1313, // sourceBare
      -0.1479, // targetAfter
      -0.1232, // targetBefore
      -0.3322, // sourceAfter
      -0.097, // sourceBefore
      0.5422, // targetWeakest
      0.4512, // sourceWeakest
      -2.6351, // lengthDeviation
      -1.402, // lengthRatio
      -1.1385, // targetLong
      0.0653, // sourceLong
      -0.573, // question
      -0.7733, // exclamation
      -0.0747, // quotes
      -0.9355, // openQuotes
      0.5324, // begins
      1.4306, // ends
      -0.2053, // colon
      -0.1526, // ellipsis
      0.1531, // omittedLength
      -0.2994, // addedLength
      0.4122, // omittedKnown
      -0.1457, // addedKnown
      -0.5771, // innerQuotes
      0.8874, // insideBoth
      0.0653, // insideOne
    ],
    shapes: [
      -4.0994, // 1–0
      -4.1701, // 0–1
      1.5105, // 1–1
      0.0865, // 1–2
      -1.2537, // 1–3
      -2.2131, // 1–4
      -4.2143, // 1–5
      -4.4545, // 1–6
      -6.0244, // 1–7
      -0.265, // 2–1
      -2.4522, // 2–2
      -3.3227, // 2–3
      -4.962, // 2–4
      -5.7339, // 2–5
      -6.5153, // 2–6
      -7.7017, // 2–7
      -2.6186, // 3–1
      -2.7789, // 3–2
      -4.262, // 3–3
      -4.9856, // 3–4
      -6.1129, // 3–5
      -7.5405, // 3–6
      -3.6302, // 4–1
      -4.7277, // 4–2
      -5.8277, // 4–3
      -6.833, // 4–4
      -7.6633, // 4–5
      -4.8005, // 5–1
      -5.9493, // 5–2
      -6.8053, // 5–3
      -7.8064, // 5–4
    ],
  },
}
