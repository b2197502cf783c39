// The words with which people rate evidence, one row per language. A word that could mean two ratings is not here but in `DOUBTFUL_WORDS`,
// so that it is asked about. Words are compared folded: without case, accents and width.
import type { Rating } from '../../ach/model/rating.ts'

interface LanguageWords {
  readonly C: readonly string[]
  readonly I: readonly string[]
  readonly N: readonly string[]
  readonly NA: readonly string[]
  /** not rated */
  readonly blank: readonly string[]
  /** before or after a word, turn C into CC and I into II */
  readonly very: readonly string[]
  /** before or after a word, leave open how much it counts */
  readonly partly: readonly string[]
}

/** A list of words, separated by commas. */
const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim())

const language = (lists: Readonly<Record<keyof LanguageWords, string>>): LanguageWords =>
  Object.fromEntries(Object.entries(lists).map(([key, text]) => [key, words(text)])) as unknown as LanguageWords

export const RATING_VOCABULARY: Readonly<Record<string, LanguageWords>> = {
  english: language({
    C: 'consistent, supports, support, supported, supporting, supportive, supports it, confirms, confirming, compatible, agrees, fits, corroborates, corroborating, is consistent, consistent with',
    I: 'inconsistent, contradicts, contradict, contradicted, contradicting, contradictory, refutes, refuted, refuting, disconfirms, disconfirming, conflicts, conflicting, incompatible, opposes, opposed, disproves, undermines, not consistent, is inconsistent, inconsistent with, argues against, disagrees',
    N: 'neutral, neither, indifferent, no bearing, no effect, neutral evidence',
    NA: 'na, n/a, n.a., not applicable, does not apply, non applicable, inapplicable',
    blank: 'not rated, unrated, not yet rated, not assessed, not evaluated, blank, no rating, tbd, to be determined, pending, todo',
    very: 'very, highly, strongly, strong, extremely, completely, fully, totally, entirely',
    partly:
      'partially, partly, partial, somewhat, weakly, weak, slightly, mildly, mild, moderately, possibly, probably, mostly, largely, maybe, tentatively',
  }),
  german: language({
    C: 'konsistent, vereinbar, kompatibel, stützt, stuetzt, unterstützt, unterstuetzt, spricht dafür, bestätigt, passt, stimmig, übereinstimmend, im einklang, stützend, unterstützend, bestätigend',
    I: 'inkonsistent, widerspricht, widersprüchlich, unvereinbar, inkompatibel, spricht dagegen, widerlegt, nicht konsistent, nicht vereinbar, im widerspruch, nicht stimmig, passt nicht, unstimmig, widersprechend, widerlegend',
    N: 'neutral, unentschieden, weder noch, indifferent, ohne aussage',
    NA: 'nicht anwendbar, nicht zutreffend, entfällt, n. a., n. z.',
    blank: 'nicht bewertet, unbewertet, noch nicht bewertet, k. a., k.a., keine angabe, keine angaben, nicht beurteilt',
    very: 'sehr, stark, hoch, äußerst, völlig, vollständig, voll',
    partly: 'teilweise, eher, etwas, leicht, schwach, bedingt, tendenziell, teils',
  }),
  french: language({
    C: 'cohérent, cohérente, cohérents, compatible, concordant, concordante, consistant, consistante, soutient, appuie, confirme, corrobore, conforme, étaye, en accord',
    I: 'incohérent, incohérente, incompatible, contredit, contradictoire, réfute, infirme, discordant, discordante, inconsistant, inconsistante, non cohérent, non compatible, dément, en contradiction',
    N: 'neutre, indifférent, indifférente',
    NA: "non applicable, sans objet, s. o., s.o., s/o, ne s'applique pas, inapplicable",
    blank: 'non évalué, non évaluée, non noté, non notée, à évaluer, pas évalué',
    very: 'très, fortement, hautement, totalement, tout à fait, extrêmement, pleinement',
    partly: 'partiellement, plutôt, faiblement, assez, en partie, légèrement, peu',
  }),
  spanish: language({
    C: 'consistente, coherente, compatible, congruente, concordante, apoya, respalda, confirma, corrobora, concuerda, sustenta',
    I: 'inconsistente, incoherente, incompatible, contradice, contradictorio, contradictoria, refuta, desmiente, incongruente, no consistente, no coherente, no concuerda',
    N: 'neutral, neutro, neutra, indiferente',
    NA: 'no aplicable, no aplica, no procede, no corresponde, inaplicable',
    blank: 'sin evaluar, sin valorar, no evaluado, no evaluada, sin calificar, por evaluar',
    very: 'muy, altamente, fuertemente, totalmente, plenamente, firmemente, sumamente',
    partly: 'parcialmente, algo, poco, ligeramente, en parte, débilmente, más bien',
  }),
  portuguese: language({
    C: 'consistente, coerente, compatível, congruente, concordante, apoia, suporta, sustenta, confirma, corrobora',
    I: 'inconsistente, incoerente, incompatível, contradiz, contraditório, contraditória, refuta, incongruente, desmente, não consistente, não coerente, não compatível',
    N: 'neutro, neutra, neutral, indiferente',
    NA: 'não aplicável, não se aplica, inaplicável',
    blank: 'não avaliado, não avaliada, sem avaliação, por avaliar',
    very: 'muito, altamente, fortemente, totalmente, plenamente',
    partly: 'parcialmente, em parte, pouco, ligeiramente, fracamente, algo',
  }),
  italian: language({
    C: 'coerente, consistente, compatibile, congruente, concordante, supporta, sostiene, conferma, avvalora, corrobora',
    I: 'incoerente, inconsistente, incompatibile, contraddice, contraddittorio, contraddittoria, confuta, smentisce, incongruente, non coerente, non compatibile, in contrasto, in contraddizione',
    N: 'neutro, neutra, neutrale, indifferente',
    NA: 'non applicabile, non si applica, inapplicabile',
    blank: 'non valutato, non valutata, da valutare',
    very: 'molto, fortemente, altamente, pienamente, totalmente, assai, estremamente',
    partly: 'parzialmente, in parte, abbastanza, poco, debolmente, leggermente, piuttosto',
  }),
  polish: language({
    C: 'zgodny, zgodna, zgodne, spójny, spójna, spójne, potwierdza, popiera, wspiera, kompatybilny, kompatybilna, kompatybilne',
    I: 'niezgodny, niezgodna, niezgodne, niespójny, niespójna, niespójne, sprzeczny, sprzeczna, sprzeczne, zaprzecza, obala, przeczy, podważa',
    N: 'neutralny, neutralna, neutralne, neutralnie, obojętny, obojętna, obojętne',
    NA: 'nie dotyczy, n/d, nie ma zastosowania',
    blank: 'nieoceniony, nieoceniona, nieocenione, nie oceniono, brak oceny',
    very: 'bardzo, silnie, mocno, wysoce, całkowicie, zdecydowanie, w pełni',
    partly: 'częściowo, raczej, słabo, lekko, nieco',
  }),
  russian: language({
    C: 'согласуется, соответствует, совместимо, совместим, совместима, подтверждает, поддерживает, согласовано, согласован, согласующееся, консистентно, непротиворечиво, не противоречит',
    I: 'противоречит, противоречиво, не согласуется, не соответствует, несовместимо, несовместим, несовместима, опровергает, не совместимо, не согласовано, неконсистентно',
    N: 'нейтрально, нейтральный, нейтральная, нейтральное, нейтрален, нейтр., безразлично',
    NA: 'неприменимо, неприменим, неприменима, не применимо, не применим, не применима, не применяется, н/п, не относится',
    blank: 'не оценено, нет оценки, не оценивалось, без оценки',
    very: 'очень, полностью, сильно, весьма, явно, крайне, вполне',
    partly: 'частично, скорее, слабо, отчасти, немного',
  }),
  ukrainian: language({
    C: 'узгоджується, відповідає, сумісно, сумісний, сумісна, підтверджує, підтримує, узгоджено, несуперечливо, не суперечить',
    I: 'суперечить, суперечливо, не узгоджується, не відповідає, несумісно, несумісний, несумісна, спростовує, заперечує, не сумісно',
    N: 'нейтрально, нейтральний, нейтральна, нейтральне, байдуже',
    NA: 'незастосовно, не застосовно, не застосовується, не стосується, н/з',
    blank: 'не оцінено, без оцінки, немає оцінки',
    very: 'дуже, повністю, сильно, цілком, вкрай',
    partly: 'частково, радше, скоріше, слабко, дещо',
  }),
  kazakh: language({
    C: 'сәйкес, сәйкес келеді, үйлеседі, үйлесімді, растайды, қолдайды, қайшы емес, қайшы келмейді',
    I: 'қайшы, қарама-қайшы, қайшы келеді, сәйкес емес, сәйкес келмейді, үйлеспейді, жоққа шығарады, теріске шығарады',
    N: 'бейтарап',
    NA: 'қолданылмайды, қатысы жоқ, қолдануға келмейді',
    blank: 'бағаланбаған, бағаланбады',
    very: 'өте, толық, толығымен, қатты, күшті',
    partly: 'ішінара, жартылай, аздап',
  }),
  turkish: language({
    C: 'tutarlı, uyumlu, destekliyor, destekler, doğruluyor, doğrular, bağdaşıyor, destekleyici, destekleyen',
    I: 'tutarsız, uyumsuz, çelişiyor, çelişir, çelişkili, çürütüyor, çürütür, yalanlıyor, bağdaşmıyor, çelişen',
    N: 'nötr, tarafsız, yansız',
    NA: 'uygulanamaz, geçerli değil',
    blank: 'değerlendirilmedi, puanlanmadı',
    very: 'çok, tamamen, güçlü, güçlü şekilde, kuvvetle, son derece, yüksek derecede',
    partly: 'kısmen, biraz, zayıf, az',
  }),
  arabic: language({
    C: 'متسق, متسقة, متوافق, متوافقة, يدعم, تدعم, يؤيد, تؤيد, يؤكد, تؤكد, منسجم, منسجمة',
    I: 'غير متسق, غير متسقة, متناقض, متناقضة, يناقض, تناقض, يتناقض, تتناقض, يتعارض, تتعارض, متعارض, متعارضة, ينفي, تنفي, يدحض, تدحض, غير متوافق, غير متوافقة',
    N: 'محايد, محايدة, حيادي, حيادية',
    NA: 'غير قابل للتطبيق, لا ينطبق, لا تنطبق, غير منطبق',
    blank: 'غير مقيم, غير مقيمة, لم يقيم',
    very: 'جدا, للغاية, بشدة, بقوة, تماما',
    partly: 'جزئيا, إلى حد ما, نوعا ما',
  }),
  chinese: language({
    C: '一致, 相符, 符合, 支持, 吻合, 相容, 证实, 證實',
    I: '不一致, 不符, 不相符, 不符合, 不吻合, 矛盾, 相矛盾, 反驳, 反駁, 冲突, 衝突, 不相容, 否定',
    N: '中立, 中性',
    NA: '不适用, 不適用',
    blank: '未评, 未评分, 未评级, 未評分, 未評級, 待定, 未评估, 未評估',
    very: '非常, 很, 高度, 强烈, 強烈, 十分, 极其, 極其, 完全, 极为, 極為',
    partly: '部分, 有些, 稍微, 略, 略微, 基本, 比较, 比較',
  }),
  japanese: language({
    C: '一致, 一致する, 整合, 整合する, 整合的, 支持, 支持する, 合致, 合致する, 裏付ける, 裏付け',
    I: '不一致, 不整合, 矛盾, 矛盾する, 反する, 否定, 否定する, 一致しない, 整合しない, 合致しない, 反証, 反証する',
    N: '中立, 中立的, どちらでもない, どちらともいえない, どちらとも言えない',
    NA: '該当なし, 該当せず, 適用外, 対象外, 非該当, 適用不可',
    blank: '未評価, 未定, 評価なし',
    very: '非常に, 強く, 極めて, とても, 大いに, 完全に, 強い, 高度に',
    partly: '部分的に, やや, 一部, ある程度, 弱く, 概ね',
  }),
  korean: language({
    C: '일치, 일치함, 부합, 부합함, 지지, 지지함, 뒷받침, 뒷받침함, 일관, 일관됨, 일관적, 일관성 있음',
    I: '불일치, 불일치함, 모순, 모순됨, 반박, 반박함, 상충, 상충됨, 부합하지 않음, 일치하지 않음, 비일관, 비일관적, 일관되지 않음, 일관성 없음',
    N: '중립, 중립적',
    NA: '해당 없음, 해당없음, 적용 불가, 적용불가, 해당사항 없음',
    blank: '미평가, 평가 안 함, 미정',
    very: '매우, 아주, 강하게, 강한, 강력히, 완전히, 크게',
    partly: '부분적으로, 다소, 약간, 일부, 어느 정도',
  }),
  vietnamese: language({
    C: 'phù hợp, nhất quán, ủng hộ, hỗ trợ, tương thích, xác nhận, củng cố',
    I: 'không phù hợp, không nhất quán, không tương thích, mâu thuẫn, bác bỏ, phản bác, trái ngược, không ủng hộ',
    N: 'trung lập, trung tính',
    NA: 'không áp dụng, không áp dụng được',
    blank: 'chưa đánh giá, chưa xếp hạng',
    very: 'rất, hoàn toàn, mạnh, mạnh mẽ, cực kỳ, hết sức',
    partly: 'một phần, phần nào, hơi, khá, tương đối',
  }),
}

/** Words that people use for more than one rating, with the one they mean most often; null for not rated. */
export const DOUBTFUL_WORDS: readonly (readonly [rating: Rating | null, words: readonly string[]])[] = [
  [
    'C',
    words(
      'yes, y, true, for, pro, positive, likely, plausible, possible, weak support, some support, ja, oui, sí, sim, да, так, иә, evet, نعم, 是, はい, 예, có, 肯定, 찬성, за, matches, match, expected, 矛盾しない, 矛盾なし',
    ),
  ],
  [
    'I',
    words(
      'no, false, against, con, negative, unlikely, implausible, unsupported, not supported, does not support, nein, non, нет, ні, жоқ, hayır, لا, 否, いいえ, 아니요, không, 反对, 反對, 반대, против, проти, қарсы, rejected, unexpected, 不支持, 배치, 기각',
    ),
  ],
  [
    'N',
    words(
      'mixed, ambiguous, unclear, inconclusive, undetermined, possibly both, irrelevant, not diagnostic, partial, partially, gemischt, unklar, mixte, mixto, misto, mieszane, смешанно, неясно, belirsiz, 无关, 無關, 無関係, 무관, không liên quan, either, both',
    ),
  ],
  [
    'NA',
    words(
      'not relevant, trifft nicht zu, non pertinent, non pertinente, no relevante, нерелевантно, nd, n.d., n/r, ilgisiz, uygun değil, غير ذي صلة',
    ),
  ],
  [
    null,
    words(
      'unknown, unbekannt, inconnu, desconocido, desconhecido, sconosciuto, nieznane, неизвестно, невідомо, bilinmiyor, bilinmeyen, غير معروف, 未知, 不明, 알 수 없음, không rõ, н/д, no data',
    ),
  ],
]
