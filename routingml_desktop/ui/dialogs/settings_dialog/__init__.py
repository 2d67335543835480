"""Every setting with its meaning, its bounds and where its value comes from."""

from routingml_desktop.ui.dialogs.settings_dialog.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
