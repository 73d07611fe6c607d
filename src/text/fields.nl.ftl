### Labels of fields.
