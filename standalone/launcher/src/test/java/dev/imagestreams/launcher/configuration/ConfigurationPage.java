package dev.imagestreams.launcher.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** Renders the services' configuration as the Markdown of {@code docs/configuration.md}. */
final class ConfigurationPage {

    private static final String HEAD =
            """
            # Configuration

            Every service reads its settings, in this order, from system properties, environment variables, a file
            `config/application.properties` beside its working directory, and its own defaults. A key becomes an environment variable
            by writing it in capitals with `_` for everything that is neither letter nor digit: `imagestreams.inbox.retry-delay` is
            `IMAGESTREAMS_INBOX_RETRY_DELAY`. Durations are ISO 8601 (`PT5S`) or short (`5s`, `10m`, `7d`); lists are separated by
            commas.

            This page is written from the sources by `ConfigurationPageTest` in `standalone/launcher`, which fails when it is out of
            date.
            """;

    private ConfigurationPage() {}

    static String of(List<ServiceConfiguration> services) {
        return HEAD + services.stream().map(ConfigurationPage::section).collect(Collectors.joining());
    }

    private static String section(ServiceConfiguration service) {
        StringBuilder page = new StringBuilder("\n## " + service.name() + "\n");
        page.append(
                "\nMust be set; there is no default:\n\n| key | environment variable | what |\n| --- | --- | --- |\n");
        for (Setting setting : service.required()) {
            page.append(row(code(setting.key()), code(setting.environmentVariable()), setting.description()));
        }
        for (Mapping mapping : service.mappings()) {
            page.append("\n### ").append(code(mapping.prefix())).append("\n\n");
            page.append(mapping.description()).append("\n\n| key | default | what |\n| --- | --- | --- |\n");
            for (Setting setting : mapping.settings()) {
                page.append(row(code(setting.key()), fallback(setting), setting.description()));
            }
        }
        page.append(
                "\n### Decided for the frameworks\n\nSet in the service's `application.properties`. What Quarkus fixes at build time aside, the ways above override it.\n\n");
        page.append("| key | value | why |\n| --- | --- | --- |\n");
        for (PropertiesFile.Entry entry : service.properties().entries()) {
            page.append(row(code(entry.key()), code(entry.value()), entry.comment()));
        }
        return page.toString();
    }

    private static String fallback(Setting setting) {
        if (setting.defaultValue() != null) {
            return code(setting.defaultValue());
        }
        return setting.required() ? "required" : "";
    }

    private static String row(String first, String second, String third) {
        return ("| " + first + " | " + second + " | " + third.replace("|", "\\|") + " |\n").replace("|  |", "| |");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : '`' + text.replace("|", "\\|") + '`';
    }
}
