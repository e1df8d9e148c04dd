"""Believable answers in Arabic, Chinese and Russian to an English form; no native reader has checked them."""

from dataclasses import replace
from functools import cache

from forms_app.answers.shown import ShownQuestion
from forms_app.documents.report import render_report
from forms_app.documents.values import ReportDocument
from tests.documents.samples import paragraph, question, report, section, written

ARABIC = """تلقّت مفتشية العمل تدريباً على كشف العمل الجبري في أيار/مايو 2025 (المادة 2(1) من الاتفاقية C029)، وشارك فيه 46 مفتشاً.

1. عُدِّل قانون العقوبات (القانون رقم 12 لسنة 2024)؛
2. يجوز لمفتشي العمل دخول المساكن الخاصة بإذن من القاضي، مع مراعاة *حرمة المنزل*.

| السنة | عمليات التفتيش | القضايا |
|-------|------:|------:|
| 2024 | 140 | 12 |
| 2025 | 388 | 31 |

> رأت محكمة الاستئناف أن الرضا تحت التهديد بالترحيل ليس رضاً (حكم 4 آذار/مارس 2025).

انظر [نص مشروع القانون](https://parliament.example/bills/2026-31) و**ILO Report No. 5** [الصفحة 12].
"""
ARABIC_LINES = (
    "تلقّت مفتشية العمل تدريباً على كشف العمل الجبري في أيار/مايو 2025 (المادة 2(1) من الاتفاقية C029)، وشارك فيه 46 مفتشاً.",
    "عُدِّل قانون العقوبات (القانون رقم 12 لسنة 2024)؛",
    "يجوز لمفتشي العمل دخول المساكن الخاصة بإذن من القاضي، مع مراعاة حرمة المنزل.",
    "رأت محكمة الاستئناف أن الرضا تحت التهديد بالترحيل ليس رضاً (حكم 4 آذار/مارس 2025).",
    "انظر نص مشروع القانون (https://parliament.example/bills/2026-31) وILO Report No. 5 [الصفحة 12].",
)
CHINESE = """劳动监察员自2025年5月起可以进入私人住宅。《刑法典》第201条规定了强迫劳动罪（C029第25条）。

1. 修订法律；
2. 培训*监察员*46人。

> 上诉法院认为，在驱逐威胁下的同意不是同意。
"""
RUSSIAN = """Инспекция труда прошла обучение по **выявлению принудительного труда** в мае 2025 г.

1. Внесены изменения в Уголовный кодекс (Закон № 12 от 2024 г.);
2. Обучено 46 инспекторов.
"""
LAW = "قانون العمل رقم 8 لسنة 2019"


def answered(path: str, prompt: str, text: str, by: str, language: str, *, markdown: bool = True) -> ShownQuestion:
    return replace(question(path, prompt, paragraph(text, markdown=markdown)), written=written(by, language))


def report_in_other_scripts() -> ReportDocument:
    """A report whose answers are in Arabic, Chinese and Russian; the last answer's writer said English, and wrote Arabic."""
    return report(
        section(
            "practice",
            "Application in practice",
            answered("practice.ar", "What has changed in practice?", ARABIC, "سلمى الحداد", "ar"),
            answered("practice.zh", "What may inspectors do?", CHINESE, "王小明", "zh"),
            answered("practice.ru", "What was learned?", RUSSIAN, "Анна Орлова", "ru"),
            answered("practice.law", "Which law says so?", LAW, "Mara Lindqvist", "en", markdown=False),
        )
    )


@cache
def printed(locale: str = "en") -> bytes:
    """The PDF of that report, made once a process."""
    return render_report(report_in_other_scripts(), locale)
