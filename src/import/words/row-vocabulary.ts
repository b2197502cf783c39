// The words that begin rows of a matrix which are not evidence: totals, ranks, verdicts, likelihoods, keys and footnotes. Pure.
import type { PrintedKind } from '../../ach/model/printed-results.ts'
import { foldWords, MOST_FOLDED } from './fold-words.ts'
import { keepKnown } from './keep-known.ts'

const list = (text: string) => text.split(', ').map(foldWords)

/** Words that name a result. For scripts without spaces, a text that begins with one of them counts. */
const KEYS: Readonly<Record<Exclude<PrintedKind, 'other'>, readonly string[]>> = {
  total: [
    ...list(
      'total, totals, σ, ∑, sum, score, scores, inconsistency, inconsistencies, count, average, mean, subtotal, points, tally, coverage',
    ),
    ...list('summe, gesamt, gesamtwert, punkte, inkonsistenz, inkonsistenzen, somme, incohérence, incohérences, puntuación, suma'),
    ...list('inconsistencia, inconsistencias, soma, pontuação, inconsistência, inconsistências, somma, punteggio, incoerenza, totale'),
    ...list('wynik, niezgodność, сумма, итого, всего, балл, баллы, несогласованность, сума, разом, усього, қорытынды, барлығы, қосынды'),
    ...list('toplam, puan, المجموع, الإجمالي, 总计, 總計, 合计, 合計, 总分, 總分, 得分, 不一致数, 総計, スコア, 得点, 합계, 총점, 점수'),
    ...list('tổng, tổng điểm, tổng cộng, support, best case, worst case, unweighted, weighted'),
  ],
  rank: [
    ...list('rank, ranks, ranking, rang, rangfolge, classement, rango, clasificación, posição, posizione, ranga, ранг, место, місце'),
    ...list('орны, sıralama, الترتيب, 排名, 排序, 順位, 순위, xếp hạng, thứ hạng'),
  ],
  verdict: [
    ...list('assessment, verdict, conclusion, conclusions, status, result, results, outcome, judgement, judgment, overall, final'),
    ...list('ergebnis, bewertung, gesamtbewertung, fazit, urteil, schlussfolgerung, résultat, évaluation, jugement, resultado, conclusión'),
    ...list('veredicto, evaluación, conclusão, veredito, avaliação, conclusione, verdetto, giudizio, valutazione, risultato, wniosek'),
    ...list('werdykt, ocena, вывод, выводы, вердикт, заключение, итог, висновок, підсумок, sonuç, karar, الخلاصة, الحكم, النتيجة, 结论'),
    ...list('結論, 判断, 判定, 評価, 総合評価, 总体评估, 결론, 판정, 종합 평가, kết luận, đánh giá, kết quả'),
  ],
  likelihood: [
    ...list('likelihood, probability, posterior, prior, confidence, plausibility, wahrscheinlichkeit, probabilité, vraisemblance'),
    ...list('probabilidad, probabilidade, probabilità, prawdopodobieństwo, вероятность, ймовірність, ықтималдық, olasılık, الاحتمال'),
    ...list('可能性, 概率, 機率, 確率, 尤度, 가능성, 확률, xác suất, khả năng'),
  ],
}

/** Words that may stand next to a key. */
const FILL = new Set(
  list(
    'weighted, unweighted, of, number, net, the, by, points, order, grand, per, hypothesis, hypotheses, i, ii, cc, c, n, and, overall, final, analyst, analytic, relative, preliminary, current, picture, view, bottom, line, total, consistency, consistent, inconsistent, rating, ratings, against, for, all, with, items, evidence, des, der, die, von, de, du, la, le, el, del, da, do, di, ponderado, ponderada, pondéré, pondérée, gewichtet, gewichtete, взвешенная, взвешенный, общий, общая, зважена, загальна, best, worst, case, %, e, et, y, und, и',
  ),
)

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Returns the kind of result that a row heading names; null if it names none. A heading in brackets or after a colon is explanation. */
export const printedKindOf: (text: string) => Exclude<PrintedKind, 'other'> | null = keepKnown(findKind)

function findKind(text: string): Exclude<PrintedKind, 'other'> | null {
  const heading =
    foldWords(text.slice(0, MOST_FOLDED).replace(/[*_#]/g, ''))
      .split(/[([:：（=]/)[0]
      ?.trim() ?? ''
  if (heading === '' || heading.length > 60) return null
  const spelled = heading.match(/[\p{L}\p{M}%∑]+/gu) ?? []
  for (const [kind, keys] of Object.entries(KEYS) as [Exclude<PrintedKind, 'other'>, readonly string[]][]) {
    if (keys.includes(heading)) return kind
    if (NO_SPACES.test(heading) ? keys.some((key) => NO_SPACES.test(key) && heading.startsWith(key)) : false) return kind
  }
  for (const [kind, keys] of Object.entries(KEYS) as [Exclude<PrintedKind, 'other'>, readonly string[]][])
    if (spelled.some((word) => keys.includes(word)) && spelled.every((word) => isResultWord(word))) return kind
  return null
}

const ALL_KEYS = new Set(Object.values(KEYS).flat())
const isResultWord = (word: string) => ALL_KEYS.has(word) || FILL.has(word)

const FOOTNOTE_WORDS = new Set(
  list(
    'source, sources, note, notes, nb, n.b., prepared, prepared by, author, authors, compiled by, last updated, updated, version, copyright, classification, see, see also, quelle, quellen, stand, anmerkung, anmerkungen, erstellt von, remarque, remarques, auteur, fuente, fuentes, nota, notas, autor, fonte, fonti, autore, źródło, uwaga, opracował, источник, источники, примечание, составил, автор, джерело, примітка, kaynak, hazırlayan, المصدر, ملاحظة, إعداد, 来源, 注, 备注, 制表, 出典, 注記, 作成者, 출처, 비고, 작성자, nguồn, ghi chú',
  ),
)

/** True for the beginning of a footnote, a source line or a signature. */
export function isFootnote(text: string): boolean {
  const start = text.slice(0, MOST_FOLDED).trim()
  if (/^(?:[*†‡§©¹²³]|\(?\d\)\s|prepared by |last updated )/i.test(start)) return true
  const [before, after] = start.split(/[:：]/, 2)
  return after !== undefined && FOOTNOTE_WORDS.has(foldWords(before ?? ''))
}

const KEY_TITLE = new Set(
  list(
    'legend, key, scale, rating scale, ratings, how to rate, legende, skala, légende, échelle, leyenda, escala, legenda, scala, skala ocen, легенда, шкала, обозначения, умовні позначення, шартты белгілер, açıklama, مفتاح, 图例, 圖例, 说明, 凡例, 범례, chú thích, chú giải',
  ),
)

/** True for a text that announces a key to the ratings. */
export const isKeyTitle = (text: string): boolean =>
  KEY_TITLE.has(
    foldWords(text.slice(0, MOST_FOLDED))
      .replace(/[:：.]$/, '')
      .trim(),
  )

const MEANS = new Set(
  list(
    'mean, average, group, group mean, consensus, median, combined, summary, all, overall, aggregate, mittel, mittelwert, durchschnitt, gruppe, gesamt, moyenne, groupe, media, promedio, grupo, média, gruppo, średnia, grupa, среднее, группа, середнє, група, орташа, топ, ortalama, grup, المتوسط, المجموعة, 平均, 小组, グループ, 합의, 평균, 그룹, trung bình, nhóm',
  ),
)

/** True for a sheet called after what a group has in common, such as its mean: nobody rated it. */
export const isGroupName = (name: string): boolean => {
  const words = foldWords(name.slice(0, MOST_FOLDED))
  return (
    MEANS.has(words) ||
    (words.split(/[^\p{L}\p{M}]+/u).length > 1 && words.split(/[^\p{L}\p{M}]+/u).every((word) => MEANS.has(word) || FILL.has(word)))
  )
}
