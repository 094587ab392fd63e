package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Injection points for lists with wildcards, as Kotlin generates them. */
@ApplicationScoped
public class WildcardLists {

    @Inject
    @Piloted("app")
    Provider<List<? extends Endpoint>> lists;

    @Inject
    @Piloted("app")
    List<? extends Endpoint> list;

    String sizes() {
        return lists.get().size() + "\n" + list.size();
    }
}
