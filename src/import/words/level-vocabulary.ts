// Words for low, medium and high in the languages in which tables are read. Compared folded.
import type { Level } from '../../ach/model/workbook.ts'
import { foldedSet, foldWords, MOST_FOLDED } from './fold-words.ts'

const words = (text: string) => text.split(', ')

const LEVEL_VOCABULARY: Readonly<Record<Level, ReadonlySet<string>>> = {
  high: foldedSet(
    words('high, hi, h, very high, hoch, sehr hoch, élevé, élevée, haut, haute, forte, fort, alto, alta, wysoki, wysoka, wysokie, wysoko'),
    words('высокая, высокий, высокое, высоко, висока, високий, високе, високо, жоғары, yüksek, عالي, عالية, مرتفع, مرتفعة'),
    words('高, 高い, 높음, 높은, 상, cao'),
  ),
  medium: foldedSet(
    words('medium, med, mid, m, moderate, mittel, mäßig, moyen, moyenne, modéré, modérée, medio, media, médio, média, moderado, moderada'),
    words('średni, średnia, średnie, umiarkowana, средняя, средний, средне, середня, середній, середнє, орта, орташа, orta'),
    words('متوسط, متوسطة, 中, 中等, 普通, 중간, 보통, 중, trung bình, vừa'),
  ),
  low: foldedSet(
    words('low, lo, l, very low, niedrig, gering, tief, sehr niedrig, faible, bas, basse, bajo, baja, baixo, baixa, basso, bassa'),
    words('niski, niska, niskie, nisko, низкая, низкий, низкое, низко, низька, низький, низьке, низько, төмен, düşük'),
    words('منخفض, منخفضة, ضعيف, 低, 低い, 낮음, 낮은, 하, thấp'),
  ),
}

/** All of these words, folded. */
export const LEVEL_WORDS: readonly string[] = Object.values(LEVEL_VOCABULARY).flatMap((words) => [...words])

/** Reads a level in any of the languages; undefined for anything else. */
export function levelWord(text: string): Level | undefined {
  if (text.length > MOST_FOLDED) return undefined
  const word = foldWords(text).replace(/[.:]$/, '')
  return (['high', 'medium', 'low'] as const).find((level) => LEVEL_VOCABULARY[level].has(word))
}
