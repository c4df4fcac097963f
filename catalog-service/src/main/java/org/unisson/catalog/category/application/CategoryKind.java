package org.unisson.catalog.category.application;

import org.unisson.catalog.category.domain.CategorySettings;
import org.unisson.catalog.document.domain.DocumentKind;

/** Categories as documents. */
public final class CategoryKind {

    public static final DocumentKind<CategorySettings> CATEGORY =
            new DocumentKind<>("category", CategorySettings.class);

    private CategoryKind() {}
}
