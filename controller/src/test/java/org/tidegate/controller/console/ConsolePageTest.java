package org.tidegate.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.controller.FailingDisk;
import org.tidegate.runtime.Clock;

class ConsolePageTest {
    private static final String HTML =
            new String(ConsolePage.load().html(), StandardCharsets.UTF_8);

    @TempDir Path folder;

    @Test
    void the_page_is_one_small_file_that_loads_nothing_from_elsewhere() {
        assertThat(ConsolePage.load().html()).hasSizeLessThan(150_000);
        assertThat(HTML.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http://", "https://", "<link rel=\"stylesheet", " src=");
        assertThat(HTML)
                .as("inline handlers and styles would break the policy")
                .doesNotContain(" onclick=", " onload=", " style=\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ink, panel", "ink, paper", "soft, panel", "soft, paper", "in, panel", "out, panel",
        "bad, panel", "bad, bad-bg", "warn, panel", "warn, warn-bg", "ink, warn-bg", "panel, warn",
        "panel, ink"
    })
    void every_text_has_a_contrast_of_4_5_in_light_and_dark(String text, String ground) {
        String dark = HTML.substring(HTML.indexOf("prefers-color-scheme: dark"));
        for (Map<String, String> colours : List.of(colours(HTML), colours(dark))) {
            assertThat(contrast(colour(colours, text), colour(colours, ground)))
                    .as("%s on %s", text, ground)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void a_browser_shows_what_the_charger_does() throws Exception {
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            show(browser, FakeCharger.Scene.CHARGING, this::looksAtCharging);
            show(browser, FakeCharger.Scene.DISCHARGING, this::looksAtDischarging);
            show(browser, FakeCharger.Scene.TRIPPED, this::looksAtATrip);
            show(browser, FakeCharger.Scene.IDLE, this::looksAtNothing);
        }
    }

    private void looksAtCharging(Browser browser, Stage stage) throws Exception {
        browser.await("document.body.className === 'into-vehicle'");
        assertThat(browser.text("#state")).isEqualTo("Charging the vehicle");
        assertThat(browser.text("#kw")).matches("\\+7\\.[34] kW into the vehicle");
        assertThat(browser.text(".rung.binds")).startsWith("5 Vehicle binds");
        assertThat(browser.text("#socbar")).isEqualTo("minimum 40 target 80");
        assertThat(browser.text("#events")).contains("Warning", "Grant CAP_SYS_NICE", "661");
        assertThat(browser.evaluate("$('demo').hidden").asBoolean()).isFalse();
        assertThat(browser.evaluate("$('lost').hidden").asBoolean()).isTrue();
        browser.await("trend.t.length > 1000");
        browser.await(
                "[...document.querySelectorAll('#figures canvas')].every(c => /now [^n]/.test(c.ariaLabel))");
        browser.await(
                "/No stage has picked up. Nearest is .* away/.test(document.getElementById('ride-curve').ariaLabel)");
        long points = browser.evaluate("trend.t.length").asLong();
        browser.await("trend.t.length > " + (points + 4));
        assertThat(browser.evaluate("[...runs(trend.t, trend.p, 0)].length").asInt())
                .as("the gap of 15 s splits the line in two; a slow machine adds gaps")
                .isBetween(2, 4);

        for (String scheme : new String[] {"light", "dark"}) {
            browser.prefer(scheme, true);
            for (int width : new int[] {320, 360, 768, 1600}) {
                browser.size(width, 1300);
                assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                        .as("nothing sticks out at %d px", width)
                        .isEqualTo(width);
            }
            Path image = folder.resolve(scheme + ".png");
            browser.screenshot(image);
            BufferedImage painted = ImageIO.read(image.toFile());
            int colour = scheme.equals("light") ? 0x0b6077 : 0x67c3dc;
            assertThat(share(painted, colour)).as("import in %s", scheme).isGreaterThan(0.001);
        }
        assertThat(
                        browser.evaluate(
                                        "getComputedStyle(document.querySelector('.chev')).animationName")
                                .asText())
                .as("no motion for those who asked for none")
                .isEqualTo("none");

        stage.stopTheCharger();
        browser.await("!$('lost').hidden");
        assertThat(browser.text("#lost")).contains("has not reported for");
        stage.closeTheConsole();
        browser.await("$('lost').innerText.includes('No connection')");
        assertThat(browser.evaluate("document.body.classList.contains('stale')").asBoolean())
                .isTrue();
    }

    private void looksAtDischarging(Browser browser, Stage stage) throws Exception {
        browser.await("document.body.className === 'into-grid'");
        assertThat(browser.text("#state")).isEqualTo("Feeding the grid");
        assertThat(browser.text("#kw")).matches("−3\\.[12] kW into the grid");
        assertThat(browser.text("#sentence")).contains("asked −7.0 kW by the operator");
        assertThat(browser.text(".rung.binds")).startsWith("6 Departure and minimum energy binds");
    }

    private void looksAtATrip(Browser browser, Stage stage) throws Exception {
        browser.await("$('state').innerText === 'Stopped by grid protection'");
        assertThat(browser.text("#detail"))
                .matches("undervoltage stage UV2; back in service in \\d+ s");
        assertThat(browser.text("#kw")).isEqualTo("0.0 kW no power flows");
        assertThat(browser.text("#events")).contains("grid protection tripped: undervoltage");
    }

    private void looksAtNothing(Browser browser, Stage stage) throws Exception {
        browser.await("$('state').innerText === 'No vehicle'");
        assertThat(browser.text("#socn")).isEqualTo("not known");
        assertThat(browser.evaluate("$('demo').hidden").asBoolean()).isTrue();
    }

    private interface Look {
        void at(Browser browser, Stage stage) throws Exception;
    }

    /** A charger living in real time, and the console in front of it. */
    private static final class Stage implements AutoCloseable {
        final FakeCharger charger;
        final ConsoleServer console;
        final Thread life;

        Stage(FakeCharger.Scene scene) throws IOException {
            charger = new FakeCharger(scene, Clock.system(), new FailingDisk());
            console = ConsoleServer.start(ConsoleServer.Options.loopback(0), charger.sources());
            life = Thread.ofVirtual().start(this::live);
        }

        private void live() {
            try {
                while (true) {
                    charger.step();
                    Thread.sleep(100);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        void stopTheCharger() throws InterruptedException {
            life.interrupt();
            life.join();
        }

        void closeTheConsole() {
            console.close();
        }

        @Override
        public void close() {
            life.interrupt();
            console.close();
        }
    }

    private static void show(Browser browser, FakeCharger.Scene scene, Look look) throws Exception {
        try (var stage = new Stage(scene)) {
            browser.size(1200, 900);
            browser.open(stage.console.uri());
            browser.await("typeof $ === 'function' && latest !== null");
            look.at(browser, stage);
        }
    }

    private static double share(BufferedImage image, int rgb) {
        long hits = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                hits += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
            }
        }
        return (double) hits / image.getWidth() / image.getHeight();
    }

    private static Map<String, String> colours(String css) {
        var colours = new HashMap<String, String>();
        Matcher matcher = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})").matcher(css);
        while (matcher.find()) {
            colours.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    /** WCAG 2.2, "contrast ratio". */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
