"""Charts over measured figures."""
