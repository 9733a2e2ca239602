// Made by tools/alignment/weights.ts; do not edit.
// Learnt from 48 documents with 7388 links; docs/alignment.md tells which.
import type { Model } from './model.ts'

export const MODEL: Model = {
  first: {
    features: [
      1.3459, // targetContent
      -0.0663, // targetGrammar
      0.7354, // sourceContent
      0.0775, // sourceGrammar
      0.1471, // targetMean
      0.0603, // sourceMean
      0.035, // targetFirstClause
      0.1908, // targetLastClause
      0.0545, // sourceFirstClause
      0.1836, // sourceLastClause
      -0.1123, // targetBare
      -0.2458, // sourceBare
      -0.1306, // targetAfter
      -0.0292, // targetBefore
      -0.176, // sourceAfter
      0.1254, // sourceBefore
      0.2897, // targetWeakest
      0.4399, // sourceWeakest
      -2.2507, // lengthDeviation
      -1.3239, // lengthRatio
      -0.9016, // targetLong
      -0.1024, // sourceLong
      -0.5276, // question
      -0.5884, // exclamation
      -0.2158, // quotes
      -0.8818, // openQuotes
      0.3971, // begins
      1.2385, // ends
      0.2912, // colon
      0.1744, // ellipsis
      -0.1829, // omittedLength
      -0.411, // addedLength
      0.2512, // omittedKnown
      0.4217, // addedKnown
      -0.538, // innerQuotes
      0.6232, // insideBoth
      -0.2254, // insideOne
      -0.9366, // moreTargets
      -0.1355, // moreSources
      0.4299, // sourceFirstCorner
      0.4442, // sourceLastCorner
      0.0886, // targetFirstCorner
      0.2107, // targetLastCorner
      -0.8102, // sourceFirstPair
      -0.7836, // sourceLastPair
      0.2031, // targetFirstPair
      -0.2683, // targetLastPair
    ],
    shapes: [
      -4.2229, // 1–0
      -4.0144, // 0–1
      1.6921, // 1–1
      0.0458, // 1–2
      -1.4011, // 1–3
      -2.3509, // 1–4
      -4.1897, // 1–5
      -4.6277, // 1–6
      -6.0054, // 1–7
      -0.0309, // 2–1
      -2.3447, // 2–2
      -3.2584, // 2–3
      -4.7679, // 2–4
      -5.6143, // 2–5
      -6.4584, // 2–6
      -7.5425, // 2–7
      -2.7983, // 3–1
      -3.0357, // 3–2
      -4.3752, // 3–3
      -5.1296, // 3–4
      -6.4193, // 3–5
      -7.4695, // 3–6
      -3.6279, // 4–1
      -4.6738, // 4–2
      -5.7409, // 4–3
      -6.8231, // 4–4
      -7.6439, // 4–5
      -4.8006, // 5–1
      -5.8278, // 5–2
      -6.8041, // 5–3
      -7.8043, // 5–4
    ],
  },
  later: {
    features: [
      0.5257, // targetContent
      0.1424, // targetGrammar
      0.705, // sourceContent
      0.1256, // sourceGrammar
      0.6804, // targetMean
      0.2659, // sourceMean
      -0.0207, // targetFirstClause
      0.1301, // targetLastClause
      0.1913, // sourceFirstClause
      0.295, // sourceLastClause
      -0.5697, // targetBare
      0.0592, // sourceBare
      -0.1146, // targetAfter
      -0.0448, // targetBefore
      -0.2513, // sourceAfter
      -0.0269, // sourceBefore
      0.2921, // targetWeakest
      0.4625, // sourceWeakest
      -2.1208, // lengthDeviation
      -1.3801, // lengthRatio
      -0.7801, // targetLong
      -0.1502, // sourceLong
      -0.4661, // question
      -0.6023, // exclamation
      -0.1542, // quotes
      -0.8208, // openQuotes
      0.4549, // begins
      1.2273, // ends
      -0.1, // colon
      -0.1253, // ellipsis
      0.0339, // omittedLength
      -0.2387, // addedLength
      0.2593, // omittedKnown
      -0.042, // addedKnown
      -0.477, // innerQuotes
      0.7474, // insideBoth
      -0.0263, // insideOne
      -0.8816, // moreTargets
      -0.3104, // moreSources
      0.4718, // sourceFirstCorner
      0.4489, // sourceLastCorner
      0.1715, // targetFirstCorner
      0.2265, // targetLastCorner
      -0.538, // sourceFirstPair
      -0.3645, // sourceLastPair
      0.1628, // targetFirstPair
      -0.3837, // targetLastPair
    ],
    shapes: [
      -3.9284, // 1–0
      -4.0119, // 0–1
      1.1803, // 1–1
      -0.1856, // 1–2
      -1.5004, // 1–3
      -2.5254, // 1–4
      -4.2253, // 1–5
      -4.612, // 1–6
      -6.0024, // 1–7
      -0.3895, // 2–1
      -2.6659, // 2–2
      -3.3996, // 2–3
      -4.7088, // 2–4
      -5.4862, // 2–5
      -6.3953, // 2–6
      -7.5195, // 2–7
      -2.648, // 3–1
      -2.9685, // 3–2
      -4.3075, // 3–3
      -5.1173, // 3–4
      -6.235, // 3–5
      -7.4497, // 3–6
      -3.6202, // 4–1
      -4.6821, // 4–2
      -5.7494, // 4–3
      -6.699, // 4–4
      -7.6296, // 4–5
      -4.8001, // 5–1
      -5.8685, // 5–2
      -6.8022, // 5–3
      -7.8034, // 5–4
    ],
  },
}
