"""What the operator sees when the program itself is at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.icons import dress, pixmap
from routingml_desktop.ui.theme import (
    MARGIN,
    SPACE,
    WIDE,
    Role,
    Tone,
    code_font,
    colours,
    set_role,
)

if TYPE_CHECKING:
    from pathlib import Path

ICON = 36


class CrashDialog(QDialog):
    """Says that work goes on, and gives the report to whoever can help."""

    def __init__(self, report: str, logs: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._logs = logs
        sign = QLabel()
        sign.setPixmap(pixmap("bad", colours(self).tone(Tone.BAD), ICON))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = QLabel(self.tr("Something inside the program went wrong"))
        set_role(title, Role.TITLE)
        text = QLabel(
            self.tr(
                "What you did last may not have happened. Stored data was not changed, and you can "
                "go on working. The report below helps whoever repairs it; it holds no passwords."
            )
        )
        text.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(code_font(self.font()))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        self.copy_button = QPushButton(self.tr("Copy report"))
        dress(self.copy_button, "copy")
        self.copy_button.clicked.connect(self._copy)
        folder = QPushButton(self.tr("Open log folder"))
        dress(folder, "folder")
        folder.clicked.connect(self._open_logs)
        folder.setVisible(logs is not None)
        go_on = QPushButton(self.tr("Go on working"))
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        words = QVBoxLayout()
        words.setSpacing(SPACE)
        words.addWidget(title)
        words.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(WIDE)
        head.addWidget(sign)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(folder)
        buttons.addStretch()
        buttons.addWidget(go_on)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(WIDE)
        page.addLayout(head)
        page.addWidget(self.report, 1)
        page.addLayout(buttons)
        self.resize(720, 460)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    @Slot()
    def _open_logs(self) -> None:
        if self._logs is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))
