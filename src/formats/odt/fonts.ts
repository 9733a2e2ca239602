/** Faces that are made for Chinese or Japanese, by the names they have in documents. */
const EAST_ASIAN =
  /[\u2e80-\u9fff\uac00-\ud7af]|SimSun|SimHei|KaiTi|FangSong|MingLiU|DFKai|BiauKai|YaHei|JhengHei|PingFang|Songti|Heiti|Kaiti|STSong|STKaiti|STFangsong|STHeiti|STXihei|LiSong|LiHei|Noto (?:Sans|Serif) (?:CJK|TC|SC|HK)|Source Han|WenQuanYi|AR PL|Droid Sans Fallback|Hiragino|MS P?(?:Mincho|Gothic)|Yu (?:Mincho|Gothic)|HanWang|cwTeX|TW-(?:Kai|Sung)|Batang|Gulim|Malgun/i

const SANS = /黑|圓|圆|Hei|YaHei|Jheng|PingFang|Sans|Gothic|Gulim|Malgun|WenQuanYi/i

/** Faces that every system has, or has one of the same widths for. */
const LATIN = { serif: 'Times New Roman', sans: 'Arial' } as const

/** The face for English text where a Chinese one is named, or null where the face will do. */
export const latinFor = (family: string): string | null =>
  EAST_ASIAN.test(family) ? (SANS.test(family) ? LATIN.sans : LATIN.serif) : null
