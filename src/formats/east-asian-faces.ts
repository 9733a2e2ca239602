/** Faces for Chinese, Japanese and Korean text by the names they have in documents. */
const EAST_ASIAN =
  /[\u2e80-\u9fff\uac00-\ud7af]|(?<![a-z])(?:n?simsun|simhei|kaiti|fangsong|st(?:song|kaiti|heiti|fangsong|xihei|zhongsong|caiyun|hupo|liti|xingkai|xinwei)|microsoft (?:yahei|jhenghei)|p?mingliu|dfkai|biaukai|dengxian|youyuan|lisu|pingfang|songti|heiti|kai(?:ti|u)|lihei|lisong|fz[a-z]|noto (?:sans|serif) (?:cjk|sc|tc|hk)|source han|droid sans fallback|hanwang|cwtex|tw-(?:kai|sung)|ms p?(?:mincho|gothic)|yu (?:mincho|gothic)|meiryo|batang|gulim|dotum|malgun|ar pl|wenquanyi|hiragino)/i

const WITHOUT_SERIFS =
  /hei|gothic|dengxian|pingfang|youyuan|meiryo|sans|gulim|dotum|malgun|wenquanyi|黑|圆|圓|等线|等線/i

/** Faces that every system has, or has one of the same widths for. */
const LATIN = { serif: 'Times New Roman', sans: 'Arial' } as const

/** @param face name of a face, or a list of families as CSS writes them */
export const isEastAsianFace = (face: string): boolean => EAST_ASIAN.test(face)

/** The face for English text in place of one for Chinese. */
export const latinFace = (face: string): string =>
  WITHOUT_SERIFS.test(face) ? LATIN.sans : LATIN.serif
