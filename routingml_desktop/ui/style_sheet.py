"""The look of widgets as one style sheet, filled with the colours of an appearance."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from routingml_desktop.paths import bundled

if TYPE_CHECKING:
    from routingml_desktop.ui.theme import Colours


def style_sheet(colours: Colours) -> str:
    """The style sheet in these colours."""
    values = {name: getattr(colours, name) for name in colours.__slots__}
    shade = "dark" if colours.dark else "light"
    # Style sheets name files only; these drawings exist in a fixed colour for each appearance.
    values["drawings"] = bundled("resources", "icons", shade).as_posix()
    return _SHEET.substitute(values)


_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $window; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: $accent; }

QWidget[role="page"] { background: $surface; }
QLabel[role="waiting"] { background: $surface; color: $muted; }
QWidget[role="bar"] { background: $raised; border-bottom: 1px solid $border; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 6px;
  padding: 1px; }
QFrame[role="card"][tone="accent"] { border: 1px solid $accent; }
QFrame[role="card"][tone="good"] { background: $good_soft; border-color: $good_soft; }
QFrame[role="card"][tone="warning"] { background: $warning_soft; border-color: $warning_soft; }
QFrame[role="card"][tone="bad"] { background: $bad_soft; border-color: $bad_soft; }
QFrame[role="card"]:focus { border: 2px solid $accent; padding: 0; }

QLabel[role="title"] { font-size: 14pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="figure"] { font-size: 18pt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; font-size: 8pt; }
QLabel[role="code"] { font-family: "Cascadia Mono", "Consolas", "Noto Sans Mono",
  "Noto Sans Mono CJK KR", "DejaVu Sans Mono"; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="bad"] { color: $bad; }

QDockWidget { color: $muted; font-weight: 600; titlebar-close-icon: none; }
QDockWidget::title { background: $window; padding: 6px 8px; text-align: left; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover:!selected { color: $text; background: $raised; }
QTabBar::tab:focus { color: $accent; background: $accent_soft; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }

QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $neutral_soft; }
QMenu { background: $surface; border: 1px solid $strong_border; padding: 4px;
  menu-scrollable: 1; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QToolTip { background: $raised; color: $text; border: 1px solid $strong_border; padding: 4px 6px; }

QToolBar { background: $window; border: none; spacing: 2px; padding: 2px 6px 6px 6px; }
QToolBar::separator { width: 1px; background: $border; margin: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; color: $text; }
QToolButton:hover { background: $neutral_soft; }
QToolButton:pressed { background: $accent_soft; }
QToolButton:checked { background: $accent_soft; border-color: $accent_soft; color: $text; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton[popupMode="2"]::menu-indicator { image: url("$drawings/chevron-down.svg");
  subcontrol-position: right center; right: 4px; width: 12px; height: 12px; }

QPushButton { background: $surface; color: $text; border: 1px solid $strong_border;
  border-radius: 4px; padding: 5px 14px; min-height: 16px; }
QPushButton:hover { background: $raised; border-color: $muted; }
QPushButton:pressed { background: $neutral_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $raised; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:checked:focus { border-color: $text; }
QPushButton[role="primary"], QPushButton:default {
  background: $accent; border-color: $accent; color: $accent_text; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton:default:hover { border-color: $text; }
QPushButton[role="primary"]:focus, QPushButton:default:focus {
  border: 2px solid $text; padding: 4px 13px; }
QPushButton[role="primary"]:disabled { background: $neutral_soft; border-color: $neutral_soft;
  color: $disabled; }
QPushButton[role="quiet"] { border-color: transparent; background: transparent; }
QPushButton[role="quiet"]:hover { background: $neutral_soft; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="link"] { border: none; background: transparent; color: $accent; padding: 2px;
  text-align: left; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit {
  background: $field; color: $text; border: 1px solid $strong_border; border-radius: 4px;
  padding: 4px 6px; selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus, QDateEdit:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled,
QComboBox:disabled { background: $raised; color: $disabled; border-color: $border; }
QLineEdit:disabled, QPlainTextEdit:disabled { placeholder-text-color: $disabled; }
QLineEdit:read-only { background: $raised; }
QLineEdit[tone="bad"] { border-color: $bad; background: $bad_soft; }
QPlainTextEdit[role="page"], QTextEdit[role="page"], QTextBrowser[role="page"] {
  border: none; border-radius: 0; background: $surface; padding: 0; }
QComboBox { padding-right: 20px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$drawings/chevron-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $strong_border;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QSpinBox, QDoubleSpinBox { padding-right: 18px; qproperty-alignment: "AlignRight | AlignVCenter"; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; width: 18px;
  border: none; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right;
  width: 18px; border: none; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$drawings/chevron-up.svg");
  width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$drawings/chevron-down.svg");
  width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 6px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
  border: 1px solid $strong_border; background: $field; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$drawings/check.svg"); }
QRadioButton::indicator:checked { background: $accent_text; border: 4px solid $accent;
  width: 8px; height: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {
  border-color: $text; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator:disabled { background: $raised; border-color: $border; }

QAbstractItemView { background: $surface; border: none; outline: none; color: $text;
  alternate-background-color: $raised; selection-background-color: $accent_soft;
  selection-color: $text; gridline-color: $grid; }
QTableView::item, QTreeView::item, QListView::item { padding: 2px 6px; border: none; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: $accent_soft; }
QTableView::item:focus { border: 1px solid $accent; }
QTableView QLineEdit, QTreeView QLineEdit { border-radius: 0; padding: 0 4px; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $muted; border: none;
  border-right: 1px solid $border; border-bottom: 1px solid $border; padding: 5px 8px;
  font-weight: 600; }
QHeaderView::section:hover { color: $text; background: $neutral_soft; }
QHeaderView::up-arrow { image: url("$drawings/chevron-up.svg"); width: 10px; height: 10px;
  subcontrol-position: right center; right: 4px; }
QHeaderView::down-arrow { image: url("$drawings/chevron-down.svg"); width: 10px; height: 10px;
  subcontrol-position: right center; right: 4px; }
QTableCornerButton::section { background: $raised; border: none;
  border-right: 1px solid $border; border-bottom: 1px solid $border; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $strong_border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $neutral_soft; border: none; border-radius: 3px; height: 6px;
  max-height: 6px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: $neutral_soft; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 10px;
  height: 10px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { background: $accent; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 5px; }
QSplitter::handle:vertical { height: 5px; }

QGroupBox { border: 1px solid $border; border-radius: 6px; margin-top: 10px; padding-top: 8px;
  font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; }
QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; }
QStatusBar QLabel[tone="good"] { color: $good; }
QStatusBar QLabel[tone="warning"] { color: $warning; }
QStatusBar QLabel[tone="bad"] { color: $bad; }
""")
