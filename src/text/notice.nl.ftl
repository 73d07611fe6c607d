### Award notices.
