"""The actuals laundry: each file looks for one kind of fault in the bookings."""
